use testkit::{ADA, HOUR, PASSWORD, RAVI, TestServer};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

#[tokio::test]
async fn signin_1_sessions_are_listed_with_browser_system_network_and_times_this_one_marked() {
    let server = TestServer::start().await;
    let mut other = server.browser();
    other.headers.push(("user-agent", FIREFOX.to_owned()));
    other.address = [198, 51, 100, 7].into();
    other.sign_in(RAVI).await;
    server.advance(HOUR);
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/account").await;
    page.assert_page(200).assert_says("Firefox on Linux").assert_says("198.51.100.7");
    let rows = page.select("tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains("This browser") && !rows[1].contains("This browser"), "{rows:?}");
    assert!(rows[1].contains("Firefox on Linux") && rows[1].contains("Sign out"), "{rows:?}");
    page.assert_does_not_say("ses_");
}

#[tokio::test]
async fn signin_1_a_person_ends_one_session_or_all_others() {
    let server = TestServer::start().await;
    let mut one = server.signed_in(RAVI).await;
    let mut two = server.signed_in(RAVI).await;
    let mut here = server.signed_in(RAVI).await;
    let form = here.get("/account").await.form_for("/end");
    here.submit(&form).await.assert_status(303);
    let page = here.get("/account").await;
    assert_eq!(page.select("tbody tr").len(), 2);
    let form = page.form("Sign out everywhere else");
    let answer = here.submit(&form).await;
    let page = here.follow(answer).await;
    page.assert_page(200).assert_says("Signed out everywhere else.");
    assert_eq!(page.select("tbody tr").len(), 1);
    for browser in [&mut one, &mut two] {
        assert!(browser.get("/account").await.our_location().starts_with("/sign-in"));
    }
    // This browser is still known: guesses elsewhere do not lock its owner out.
    here.cookies.remove("countersign");
    here.type_password(RAVI, PASSWORD).await.assert_status(303);
}

#[tokio::test]
async fn no_user_ends_or_sees_sessions_of_others() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let mut beside = server.signed_in(ADA).await;
    let id: String = server
        .database()
        .query_row("SELECT id FROM sessions WHERE user_id = 'usr_ravi'", (), |row| row.get(0))
        .expect("a session");
    let mut forged = ada.get("/account").await.form_for("/end");
    forged.action = format!("/account/sessions/{id}/end");
    ada.submit(&forged).await.assert_status(303);
    ravi.get("/account").await.assert_page(200);
    beside.get("/account").await.assert_page(200);
    assert_eq!(server.count("audit WHERE action = 'session_ended'"), 0);
    // Nor does a form of another site.
    let form = ada.get("/account").await.form("Sign out everywhere else");
    ada.origin = ("cross-site", "https://evil.example");
    ada.submit(&form).await.assert_page(410);
    beside.get("/account").await.assert_page(200);
}

#[tokio::test]
async fn what_a_browser_calls_itself_is_text_and_not_too_long() {
    let server = TestServer::start().await;
    let mut other = server.browser();
    other.headers.push(("user-agent", format!("<script>alert(1)</script>{}", "x".repeat(4000))));
    other.sign_in(RAVI).await;
    let page = server.signed_in(RAVI).await.get("/account").await;
    page.assert_page(200).assert_says("Unknown browser");
    assert!(!page.body.contains("alert(1)"));
    let longest = "sessions WHERE length(user_agent) > 256";
    assert_eq!(server.count(longest), 0);
}

#[tokio::test]
async fn signin_4_signing_out_is_in_the_audit_log() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let form = ravi.get("/account").await.form_for("/sign-out");
    ravi.submit(&form).await.assert_status(303);
    let mut ada = server.signed_in(ADA).await;
    let log = ada.get("/admin/audit?what=sign_ins").await;
    log.assert_says("Signed out");
    assert_eq!(server.count("audit WHERE action = 'signed_out'"), 1);
}
