//! Whatever makes or shows a credential, or changes whom others trust, needs a sign-in of the last
//! 15 minutes. One list of all pages that people work on: a page that is not in it fails.

use testkit::{ADA, MINUTE, PASSWORD, SECOND, TestServer};

const PATHS: &str = include_str!("../../../../routes/src/paths.rs");

/// A path that needs a recent sign-in, and the page to come back to.
const RECENT: [(&str, &str); 44] = [
    ("/account/providers/{provider}/unlink", "/account/providers/{provider}/unlink"),
    ("/account/delete", "/account/delete"),
    ("/account/email", "/account/email"),
    ("/confirm-address/x", "/confirm-address/x"),
    ("/admin/people/{user}/reset-factors", "/admin/people/{user}/reset-factors"),
    ("/account/passkeys/new", "/account/passkeys/new"),
    ("/account/passkeys/{passkey}", "/account/passkeys/{passkey}"),
    ("/account/passkeys/{passkey}/remove", "/account/passkeys/{passkey}/remove"),
    ("/account/second-factor/new", "/account/second-factor/new"),
    ("/account/second-factor/{authenticator}", "/account/second-factor/{authenticator}"),
    (
        "/account/second-factor/{authenticator}/remove",
        "/account/second-factor/{authenticator}/remove",
    ),
    ("/account/second-factor/recovery-codes", "/account/second-factor/recovery-codes"),
    ("/credentials/tokens/new", "/credentials/tokens/new"),
    ("/credentials/clients/new", "/credentials/clients/new"),
    ("/credentials/keys/new", "/credentials/keys/new"),
    ("/credentials/{credential}/replace", "/credentials/{credential}/replace"),
    ("/apps/{app}/publisher", "/apps/{app}/publisher"),
    ("/apps/{app}/add-domain", "/apps/{app}/publisher"),
    ("/apps/{app}/check-domain", "/apps/{app}/publisher"),
    ("/apps/{app}/remove-domain", "/apps/{app}/publisher"),
    ("/apps/{app}/addresses", "/apps/{app}/addresses"),
    ("/apps/{app}/sign-in", "/apps/{app}/sign-in"),
    ("/apps/{app}/logo", "/apps/{app}/configure"),
    ("/apps/{app}/remove-logo", "/apps/{app}/configure"),
    ("/apps/{app}/register", "/apps/{app}"),
    ("/apps/{app}/save", "/apps/{app}/configure"),
    ("/apps/{app}/submit", "/apps/{app}/listing"),
    ("/marketplace/{app}/decide", "/marketplace/{app}"),
    ("/marketplace/publishers/{publisher}", "/marketplace/publishers"),
    ("/admin/app/approve?client_id=x", "/admin/app?client_id=x"),
    ("/admin/app/undecide?client_id=x", "/admin/app?client_id=x"),
    ("/admin/app/block?client_id=x", "/admin/app/block?client_id=x"),
    ("/admin/policy", "/admin/policy"),
    ("/admin/people/invite", "/admin/people/invite"),
    ("/admin/people/{user}/role", "/admin/people/{user}"),
    ("/admin/people/{user}/invite", "/admin/people/{user}"),
    ("/admin/people/{user}/enable", "/admin/people/{user}"),
    ("/admin/hosts", "/admin/hosts"),
    ("/admin/sign-in", "/admin/sign-in"),
    ("/admin/sign-in/new", "/admin/sign-in/new"),
    ("/admin/sign-in/{provider}", "/admin/sign-in/{provider}"),
    ("/admin/sign-in/{provider}/check", "/admin/sign-in/{provider}"),
    ("/admin/sign-in/{provider}/demand", "/admin/sign-in/{provider}"),
    ("/admin/sign-in/{provider}/remove", "/admin/sign-in/{provider}/remove"),
];

/// Also of requests to approve, whose page has a form.
const REQUEST: (&str, &str) = ("/admin/requests/{request}", "/admin/requests/{request}");

/// What only shows, begins a draft, or takes access away, which must not wait.
const ANY: [&str; 44] = [
    "/account/passkeys",
    "/account/passkeys/challenge",
    "/account/second-factor",
    "/admin/people",
    "/admin/people/{user}",
    "/admin/people/{user}/disable",
    "/admin/people/{user}/sign-out",
    "/admin/people/{user}/lock-down",
    "/account",
    "/account/sessions/{session}/end",
    "/account/sessions/end-others",
    // Asks for the present password itself.
    "/account/password",
    "/connected-apps",
    "/connected-apps/{grant}",
    "/connected-apps/{grant}/remove",
    "/connected-apps/{grant}/remove-permission",
    "/connected-apps/requests/{request}/withdraw",
    "/credentials",
    "/credentials/{credential}",
    "/credentials/{credential}/revoke",
    "/apps",
    "/apps/new",
    "/apps/{app}",
    "/apps/{app}/configure",
    "/apps/{app}/credentials",
    "/apps/{app}/listing",
    "/apps/{app}/about",
    "/apps/{app}/permissions",
    "/apps/{app}/preview",
    "/apps/{app}/withdraw",
    "/apps/{app}/remove",
    "/marketplace",
    "/marketplace/review",
    "/marketplace/publishers",
    "/marketplace/{app}",
    "/marketplace/{app}/preview",
    "/admin",
    "/admin/apps.csv",
    "/admin/app",
    "/admin/app/remove",
    "/admin/grants/{grant}/remove",
    "/admin/requests",
    "/admin/time-zone",
    "/admin/requests/{request}/preview",
];

/// Of the audit log, which is read.
const AUDIT: [&str; 2] = ["/admin/audit", "/admin/audit.csv"];

fn recent() -> impl Iterator<Item = (String, String)> {
    let filled = |path: &str| path.replace(['{', '}'], "");
    RECENT.into_iter().chain([REQUEST]).map(move |(path, page)| (filled(path), filled(page)))
}

/// Asks for the password, for that page.
fn is_asked(location: Option<&str>, page: &str) -> bool {
    let asked = routes::sign_in_again(page);
    location == Some(asked.as_str())
}

#[test]
fn signin_1_every_page_that_people_work_on_is_in_the_list() {
    let known = |path: &str| {
        let recent = RECENT.iter().chain([&REQUEST]).map(|(path, _)| path.split('?').next());
        recent.flatten().chain(ANY).chain(AUDIT).any(|known| known == path)
    };
    let literals = PATHS.split('"').skip(1).step_by(2);
    let areas = ["/account", "/connected-apps", "/credentials", "/apps", "/marketplace", "/admin"];
    let is_of_area = |path: &&str| areas.iter().any(|area| path.starts_with(area));
    let pages: Vec<_> = literals.filter(is_of_area).filter(|path| *path != "/admin/api").collect();
    assert!(pages.len() > 40, "{pages:?}");
    let unknown: Vec<_> = pages
        .into_iter()
        // Of a test beside the list.
        .filter(|path| !path.contains("grn_1") && !path.contains("..") && !known(path))
        .collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

#[tokio::test]
async fn signin_1_a_session_of_a_while_ago_must_sign_in_again_and_comes_back_to_the_form() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    server.advance(15 * MINUTE + SECOND);
    for (path, page) in recent() {
        for answer in [ada.get(&path).await, ada.post(&path, "").await] {
            assert!(is_asked(answer.header("location"), &page), "{path}: {:?}", answer.headers);
        }
    }
}

#[tokio::test]
async fn signin_1_a_session_of_a_while_ago_may_read_and_take_access_away() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    server.advance(15 * MINUTE + SECOND);
    for path in ANY.into_iter().chain(AUDIT) {
        let path = path.replace(['{', '}'], "");
        for answer in [ada.get(&path).await, ada.post(&path, "").await] {
            let location = answer.header("location").unwrap_or_default();
            assert!(!location.starts_with("/sign-in"), "{path}: {location}");
        }
    }
}

#[tokio::test]
async fn signin_1_a_session_of_just_now_need_not() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    server.advance(15 * MINUTE);
    for (path, _) in recent() {
        for answer in [ada.get(&path).await, ada.post(&path, "").await] {
            let location = answer.header("location").unwrap_or_default();
            assert!(!location.starts_with("/sign-in"), "{path}: {location}");
        }
    }
}

#[tokio::test]
async fn who_is_not_signed_in_signs_in_as_ever() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for (path, _) in recent() {
        // Some only take forms.
        let answer = browser.post(&path, "").await;
        let location = answer.our_location();
        assert!(location.starts_with("/sign-in?return_to="), "{path}: {location}");
    }
}

#[tokio::test]
async fn a_key_is_made_after_the_password_was_given_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/credentials/keys/new").await.form("Create key").set("name", "Smoke test");
    server.advance(20 * MINUTE);
    let answer = ada.submit(&form.clone().tick("yes")).await;
    assert_eq!(server.count("api_credentials"), 0);
    // The sign-in page is the answer, and keeps the form.
    let page = answer.assert_page(200);
    let again = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let form = ada.submit(&again).await.assert_page(200).form("Create key");
    assert!(form.body().contains("name=Smoke+test"), "{}", form.body());
    ada.submit(&form).await.assert_page(200);
    assert_eq!(server.count("api_credentials"), 1);
}

#[tokio::test]
async fn using_a_session_does_not_keep_its_sign_in_recent() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for _ in 0..4 {
        server.advance(5 * MINUTE);
        ada.get("/credentials").await.assert_page(200);
    }
    let answer = ada.get("/admin/policy").await;
    assert!(is_asked(answer.header("location"), "/admin/policy"));
}
