//! Credentials for a company's own systems: made, listed, replaced, revoked, and shown
//! to an API.

mod calls;
mod clients;
mod keys;
mod listing;
mod tokens;

use testkit::html::Form;
use testkit::{Answer, Browser, TestServer};

const LIST: &str = "/credentials";
/// Those that expired or were revoked.
const ENDED: &str = "/credentials?status=ended";
const NEW_TOKEN: &str = "/credentials/tokens/new";
const NEW_KEY: &str = "/credentials/keys/new";

/// A page of an API for API tokens.
const APPLICANTS: &str = "/api/v2/applicants";
/// A page of an API for keys and access tokens.
const CANDIDATES: &str = "/api/candidates";

/// The secret that a page shows.
#[track_caller]
pub(crate) fn secret(page: &Answer) -> String {
    page.assert_page(200).select("pre").remove(0).trim().to_owned()
}

/// Makes a token of that name with these permissions; the page that shows it.
pub(crate) async fn make_token(browser: &mut Browser<'_>, name: &str, scopes: &[&str]) -> Answer {
    let form = browser.get(NEW_TOKEN).await.form("Review").set("name", name).press("Review");
    let form = scopes.iter().fold(form, |form, scope| form.tick(scope));
    review_and_make(browser, &form).await
}

/// Sends a token's form, and confirms it; the page that shows the token.
pub(crate) async fn review_and_make(browser: &mut Browser<'_>, form: &Form) -> Answer {
    let review = browser.submit(form).await;
    browser.submit(&review.form("Create token").press("Create token")).await
}

/// A key's form, filled in.
pub(crate) async fn key_form(browser: &mut Browser<'_>, name: &str) -> Form {
    browser.get(NEW_KEY).await.form("Create key").set("name", name).tick("yes")
}

/// Makes a key; the page that shows it.
pub(crate) async fn make_key(browser: &mut Browser<'_>, name: &str) -> Answer {
    let form = key_form(browser, name).await;
    browser.submit(&form).await
}

/// The path of the details of the first credential of the list.
pub(crate) async fn newest(browser: &mut Browser<'_>) -> String {
    browser.get(LIST).await.links("th.name a").remove(0)
}

/// Calls an API with a key.
async fn call_with_key(server: &TestServer, path: &str, key: &str) -> Answer {
    server.get_with(path, &[("x-smarttoken", key)]).await
}
