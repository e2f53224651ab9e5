//! A company's identity provider (SIGNIN 2).

mod accounts;
mod companies;
mod demand;
mod forged;
mod linking;
mod logout;
mod managing;
mod reaching;
mod second_factor;
mod way;

use oauth::id::CompanyId;
use provider::upstream::manage::{ProviderDraft, ProviderRecord};
use serde_json::{Value, json};
use testkit::identity_provider::draft;
use testkit::{Answer, Browser, IdentityProvider, Setup, TestServer};

pub(crate) fn contoso() -> CompanyId {
    CompanyId::new("cmp_contoso")
}

/// A server with Contoso's provider.
pub(crate) async fn start() -> (TestServer, IdentityProvider, ProviderRecord) {
    start_with(|_| ()).await
}

pub(crate) async fn start_with(
    change: impl FnOnce(&mut ProviderDraft),
) -> (TestServer, IdentityProvider, ProviderRecord) {
    let idp = IdentityProvider::fabrikam();
    let upstream = IdentityProvider::network(&[&idp]);
    let server = TestServer::start_with(Setup { upstream, ..Setup::default() }).await;
    let mut wanted = draft();
    change(&mut wanted);
    let record = server.add_provider(&contoso(), wanted).await;
    (server, idp, record)
}

/// A user whom only the provider knows.
pub(crate) fn lea() -> Value {
    json!({
        "sub": "lea-there", "email": "lea@contoso.example", "email_verified": true,
        "given_name": "Lea", "family_name": "Sand",
    })
}

/// By the button on the sign-in page: the address to which the browser is sent.
pub(crate) async fn leave(browser: &mut Browser<'_>, return_to: Option<&str>) -> String {
    let page = match return_to {
        Some(return_to) => browser.get(&routes::sign_in(return_to)).await,
        None => browser.get("/sign-in").await,
    };
    let form = page.form("Sign in").press("Continue with Contoso ID");
    let answer = browser.submit(&form).await;
    answer.assert_status(303).assert_header("referrer-policy", "no-referrer");
    answer.header("location").expect("a location").to_owned()
}

/// The whole way of a user; the answer to their coming back.
pub(crate) async fn arrive(
    server: &TestServer,
    browser: &mut Browser<'_>,
    idp: &IdentityProvider,
    claims: &Value,
) -> Answer {
    let location = leave(browser, None).await;
    let back = idp.approve(server, &location, claims);
    browser.get(&back).await
}

/// The heading of a page of theirs, which names them.
pub(crate) async fn assert_signed_in(browser: &mut Browser<'_>, email: &str) {
    browser.get("/sign-in").await.assert_page(200).assert_says(email);
}

pub(crate) async fn assert_not_signed_in(browser: &mut Browser<'_>) {
    let page = browser.get("/sign-in").await;
    page.assert_page(200);
    page.form("Sign in");
}
