//! People who belong to several companies, of which one has a provider.

use oauth::credential::secret::SessionToken;
use oauth::id::CompanyId;
use provider::account::session::Switched;
use provider::upstream::manage::{Manager, ProviderRecord};
use serde_json::{Value, json};
use store::memberships::MemberChange;
use testkit::{AuthorizationUrl, PASSWORD, RAVI, SAM, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, contoso, leave, start, start_with};
use crate::companies::{CONTOSO, NORTHWIND, QUESTION, choose, page_for};

fn sam() -> Value {
    json!({ "sub": "sam-there" })
}

/// Sam is known at Contoso's provider.
fn link_sam(server: &TestServer, record: &ProviderRecord) {
    let id = &record.provider.id;
    server.meddle(&format!(
        "INSERT INTO upstream_identities VALUES ('{id}', 'sam-there', 'usr_sam', 0)"
    ));
}

async fn demand(server: &TestServer, record: &ProviderRecord) {
    let company = contoso();
    let manager = Manager::Operator(&company);
    server.upstream().demand(manager, Some(&record.provider.id), None).await.expect("demanded");
}

async fn may_switch(server: &TestServer, cookie: &str, company: &str) -> bool {
    let token = SessionToken::new(cookie);
    let switched =
        server.provider.accounts().act_for_company(&token, &CompanyId::new(company)).await;
    matches!(switched.expect("asks"), Switched::Under(_))
}

#[tokio::test]
async fn signin_2_a_providers_session_acts_for_its_company_and_for_no_other() {
    let (server, idp, record) = start().await;
    link_sam(&server, &record);
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &sam()).await;
    let page = browser.get("/connected-apps").await;
    page.assert_page(200).assert_says("Contoso Talent (Administrator)");
    page.assert_does_not_say("Act for").assert_does_not_say("Northwind");
    assert!(!may_switch(&server, &browser.session_cookie(), NORTHWIND).await);
    // Nor is an app allowed anything for another.
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_does_not_say(QUESTION).assert_does_not_say("Northwind").form("Allow access");
}

#[tokio::test]
async fn signin_2_what_was_shown_for_another_company_is_not_allowed_in_a_providers_session() {
    let (server, idp, record) = start().await;
    link_sam(&server, &record);
    let mut browser = server.signed_in(SAM).await;
    let request = AuthorizationUrl::partner();
    let question = browser.consent_page(&request).await;
    let page = page_for(&mut browser, &request, NORTHWIND).await;
    // In another tab.
    let other_account = browser.get("/sign-in?another_account=yes").await;
    let form = other_account.form("Sign in").press("Continue with Contoso ID");
    let answer = browser.submit(&form).await;
    let location = answer.assert_status(303).header("location").expect("a location").to_owned();
    browser.get(&idp.approve(&server, &location, &sam())).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(409);
    choose(&mut browser, &question, NORTHWIND).await.assert_page(409);
    assert_eq!(server.count("grants"), 0);
}

#[tokio::test]
async fn signin_2_a_password_opens_the_companies_alone_that_demand_no_provider() {
    let (server, _, record) = start().await;
    server.meddle(
        "UPDATE memberships SET chosen_at = 1 WHERE user_id = 'usr_sam'
            AND company_id = 'cmp_contoso'",
    );
    let mut before = server.signed_in(SAM).await;
    before.get("/connected-apps").await.assert_says("Contoso Talent (Administrator)");
    demand(&server, &record).await;
    assert_not_signed_in(&mut before).await;
    let mut browser = server.signed_in(SAM).await;
    let page = browser.get("/connected-apps").await;
    page.assert_page(200).assert_says("Northwind Staffing").assert_does_not_say("Act for");
    assert!(!may_switch(&server, &browser.session_cookie(), CONTOSO).await);
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_does_not_say(QUESTION).assert_does_not_say("Contoso");
}

#[tokio::test]
async fn signin_2_who_is_disabled_in_the_company_is_not_let_in_though_active_in_another() {
    let (server, idp, record) = start().await;
    link_sam(&server, &record);
    let change = MemberChange { active: Some(false), ..MemberChange::default() };
    server.change_member("usr_sam", CONTOSO, change).await;
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &sam()).await;
    page.assert_page(422).assert_says("There is no account here that you can use.");
    assert_not_signed_in(&mut browser).await;
    assert_signed_in(&mut server.signed_in(SAM).await, SAM).await;
}

#[tokio::test]
async fn signin_2_a_provider_does_not_change_how_one_signs_in_to_the_account() {
    let (server, idp, record) = start().await;
    link_sam(&server, &record);
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &sam()).await;
    for path in ["/account/passkeys/new", "/account/second-factor/new"] {
        let page = browser.open(path).await;
        page.assert_page(200).assert_says("which speaks for your company only");
        page.assert_does_not_say("Continue with");
        let form = page.form("Sign in").set("password", "wrong");
        browser.submit(&form).await.assert_page(422);
    }
    let page = browser.open("/account/second-factor/new").await;
    let answer = browser.submit(&page.form("Sign in").set("password", PASSWORD)).await;
    browser.follow(answer).await.assert_page(200).assert_says("Two-step sign-in");
    browser.get("/account/second-factor/new").await.assert_page(200).form("Confirm");
}

#[tokio::test]
async fn signin_2_who_belongs_to_another_company_joins_after_their_accounts_own_sign_in() {
    let address = "ravi@contoso.example";
    let ravi = json!({ "sub": "ravi-there", "email": address, "email_verified": true });
    for makes_accounts in [false, true] {
        let (server, idp, _) = start_with(|draft| draft.makes_accounts = makes_accounts).await;
        server.meddle(&format!(
            "UPDATE users SET email = '{address}', email_folded = '{address}'
                WHERE id = 'usr_ravi'"
        ));
        let memberships = server.count("memberships");
        let mut browser = server.browser();
        let location = leave(&mut browser, None).await;
        let page = browser.get(&idp.approve(&server, &location, &ravi)).await;
        if !makes_accounts {
            page.assert_page(422).assert_says("There is no account here that you can use.");
            continue;
        }
        page.assert_page(200).assert_says("An account with this address exists.");
        let answer = browser.submit(&page.form("Sign in").set("password", PASSWORD)).await;
        let page = browser.follow(answer).await;
        page.assert_page(200).assert_says("You then belong to Contoso Talent, too.");
        assert_eq!(server.count("memberships"), memberships);
        let answer = browser.submit(&page.form("Link account")).await;
        let location = answer.assert_status(303).header("location").expect("a location");
        let back = idp.approve(&server, location, &ravi);
        assert_eq!(browser.get(&back).await.our_location(), "/");
        assert_eq!(server.count("memberships"), memberships + 1);
        browser.get("/connected-apps").await.assert_says("Contoso Talent");
        browser.get("/admin").await.assert_page(403);
        for action in ["membership_added", "identity_linked"] {
            let own = format!("audit WHERE action = '{action}' AND company_id = 'cmp_contoso'");
            assert_eq!(server.count(&own), 1, "{action}");
        }
    }
    assert_ne!(RAVI, address);
}
