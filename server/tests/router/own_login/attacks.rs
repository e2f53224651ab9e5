//! Strangers at the platform's login.

use serde_json::{Value, json};
use testkit::{ADA, AuthorizationUrl, PASSWORD};

use super::{accept, assert_invalid, back, begin, call, mo, sign_in, start, with};

fn audited(server: &testkit::TestServer, action: &str) -> i64 {
    let query = "SELECT count(*) FROM audit WHERE action = ?1";
    server.database().query_row(query, [action], |row| row.get(0)).expect("a number")
}

#[tokio::test]
async fn signin_3_4_a_login_cannot_be_forced_on_another_browser() {
    let server = start().await;
    let mut attacker = server.browser();
    let id = begin(&mut attacker, "/sign-in").await;
    let there = back(&accept(&server, &id, mo(&server)).await);
    // One that has begun nothing, one that has begun something else, one that is signed in.
    let mut begun = server.browser();
    begin(&mut begun, "/sign-in").await;
    let mut signed_in = server.browser();
    let login =
        with(with(mo(&server), "subject", json!("1002")), "email", json!("eva@hirely.example"));
    sign_in(&mut signed_in, &server, "/sign-in", login).await;
    let sessions = server.count("sessions");
    for victim in [&mut server.browser(), &mut begun, &mut signed_in] {
        let before = victim.session_cookie();
        let page = victim.get(&there).await;
        page.assert_page(403).assert_says("This sign-in was started in another browser");
        assert_eq!(victim.session_cookie(), before);
    }
    assert_eq!(server.count("sessions"), sessions);
    assert_eq!(audited(&server, "login_refused"), 1, "once, however often");
    // Who began has lost nothing by it.
    assert_eq!(attacker.get(&there).await.our_location(), "/");
}

#[tokio::test]
async fn signin_3_4_who_lets_another_person_sign_in_for_their_request_gets_nothing() {
    let server = start().await;
    let mut attacker = server.browser();
    let id = begin(&mut attacker, "/sign-in").await;
    // The victim follows the link to the platform, which knows them: the code goes to the victim.
    let there = back(&accept(&server, &id, mo(&server)).await);
    let victims_code = there.split_once("code=").expect("a code").1;
    for guess in ["", "x", &id, &victims_code[1..], &victims_code.to_lowercase()] {
        attacker.get(&format!("/sign-in/return?code={guess}")).await.assert_page(410);
    }
    attacker.get("/sign-in/return").await.assert_page(410);
    attacker.get(&format!("/sign-in/return?login_request={id}")).await.assert_page(410);
    assert_eq!(server.count("sessions"), 0);
    assert!(!server.everything_stored().contains(victims_code), "only its hash is stored");
}

#[tokio::test]
async fn signin_3_4_an_answer_is_used_once_and_soon() {
    let server = start().await;
    let mut browser = server.browser();
    let id = begin(&mut browser, "/sign-in").await;
    let there = back(&accept(&server, &id, mo(&server)).await);
    assert_eq!(browser.get(&there).await.our_location(), "/");
    let cookie = browser.session_cookie();
    browser.get(&there).await.assert_page(410).assert_says("This sign-in cannot be used again");
    assert_eq!((browser.session_cookie(), server.count("sessions")), (cookie, 1));

    let id = begin(&mut browser, "/sign-in?another_account=yes").await;
    let there = back(&accept(&server, &id, mo(&server)).await);
    server.advance(20 * testkit::MINUTE);
    browser.get(&there).await.assert_page(410);
}

#[tokio::test]
async fn signin_3_4_the_session_cookie_changes_and_one_that_was_planted_is_worth_nothing() {
    let server = start().await;
    let mut browser = server.browser();
    browser.set_session_cookie("planted");
    sign_in(&mut browser, &server, "/sign-in", mo(&server)).await;
    let first = browser.session_cookie();
    assert_ne!(first, "planted");
    sign_in(&mut browser, &server, "/sign-in?another_account=yes", mo(&server)).await;
    assert_ne!(browser.session_cookie(), first);
    // A login cookie of another form is replaced.
    let mut browser = server.browser();
    browser.cookies.insert("countersign-login".to_owned(), "x".to_owned());
    begin(&mut browser, "/sign-in").await;
    assert_ne!(browser.cookies["countersign-login"], "x");
}

#[tokio::test]
async fn signin_3_4_an_account_is_never_joined_by_its_address() {
    let server = start().await;
    let mut browser = server.browser();
    let id = begin(&mut browser, "/sign-in").await;
    for address in [ADA, "ADA@Northwind.example"] {
        let answer = accept(&server, &id, with(mo(&server), "email", json!(address))).await;
        assert_invalid(&answer, "email");
    }
    // A user gets the address between the answer and the browser.
    let there = back(&accept(&server, &id, mo(&server)).await);
    let eva = with(mo(&server), "subject", json!("1002"));
    sign_in(&mut server.browser(), &server, "/sign-in", eva).await;
    browser.get(&there).await.assert_page(409).assert_says("You could not be signed in");
    assert_eq!(server.count("sessions"), 1);
    call(&server, "GET", "/v1/users/1001", Value::Null).await.assert_status(404);
    let taken = call(&server, "PATCH", "/v1/users/1002", json!({ "email": ADA })).await;
    assert_invalid(&taken, "email");
}

#[tokio::test]
async fn signin_3_4_only_a_page_of_this_server_is_come_back_to() {
    let server = start().await;
    for there in
        ["//evil.example/", "https://evil.example/", "/%5Cevil.example", "javascript:alert(1)"]
    {
        let path = routes::sign_in(there);
        let answer = sign_in(&mut server.browser(), &server, &path, mo(&server)).await;
        let location = answer.our_location();
        assert!(location == "/" || location == "/%5Cevil.example", "{there}: {location}");
    }
}

#[tokio::test]
async fn signin_3_1_ten_thousand_login_requests_cost_no_disk() {
    let server = start().await;
    let (rows, bytes) = (server.rows(), server.bytes_written());
    let request = AuthorizationUrl::partner().path();
    for _ in 0..10_000 {
        server.get(&request).await.assert_status(303);
    }
    assert_eq!((server.rows(), server.bytes_written()), (rows, bytes));
    assert_eq!(server.count("login_answers"), 0);
}

#[tokio::test]
async fn signin_3_1_a_request_that_no_address_has_room_for_is_refused_on_our_page() {
    let server = start().await;
    let request = AuthorizationUrl::partner().with("state", &"s".repeat(5000));
    server.browser().get(&request.path()).await.assert_page(400).assert_says("too long");
    // The page to come back to is not so important.
    let path = routes::sign_in(&format!("/apps?{}", "x".repeat(5000)));
    begin(&mut server.browser(), &path).await;
}

#[tokio::test]
async fn signin_3_passwords_are_not_taken_where_people_sign_in_elsewhere() {
    let server = start().await;
    let mut browser = server.browser();
    let form = format!("email={ADA}&password={PASSWORD}");
    let answer = browser.post("/sign-in", form).await;
    assert_eq!(answer.our_location(), "/sign-in");
    assert_eq!((server.count("sessions"), server.count("sign_in_failures")), (0, 0));
    let front = browser.get("/").await;
    front.assert_page(200).assert_says("Sign in").assert_does_not_say(PASSWORD);
}

#[tokio::test]
async fn signin_3_no_link_and_no_password_here_goes_around_the_platforms_login() {
    let server = start().await;
    let mut browser = server.browser();
    for path in ["/sign-in/forgotten", "/choose-password/x", "/account/password"] {
        browser.get(path).await.assert_page(404);
        browser.post(path, "email=mo%40hirely.example&password=x").await.assert_page(404);
    }
    assert_eq!(server.count("password_requests"), 0);
}
