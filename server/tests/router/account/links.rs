use testkit::{ADA, MINUTE, PASSWORD, RAVI, SECOND, TestServer};

use super::{NEW, choose, emails_about, forget, reset_link};

#[tokio::test]
async fn signin_1_a_link_works_once() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    let mut browser = server.browser();
    let form = browser.get(&link).await.form("Set password").set("password", NEW);
    let mut other = server.browser();
    let second =
        other.get(&link).await.form("Set password").set("password", "lamp otter monday gravel");
    let (one, two) = tokio::join!(browser.submit(&form), other.submit(&second));
    let used = [&one, &two].iter().filter(|answer| answer.status == 303).count();
    assert_eq!(used, 1, "{} {}", one.status, two.status);
    for answer in [browser.submit(&form).await, server.browser().get(&link).await] {
        answer.assert_secret_page(404).assert_says("This link does not work");
    }
    assert_eq!(server.count("audit WHERE action = 'password_changed'"), 1);
}

#[tokio::test]
async fn signin_1_a_link_works_for_30_minutes() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    let mut browser = server.browser();
    let form = browser.get(&link).await.form("Set password").set("password", NEW);
    server.advance_almost(30 * MINUTE);
    browser.get(&link).await.assert_secret_page(200);
    server.advance(SECOND);
    for answer in [browser.get(&link).await, browser.submit(&form).await] {
        answer.assert_secret_page(410).assert_says("This link has expired");
    }
    server.browser().sign_in(RAVI).await;
}

#[tokio::test]
async fn signin_1_the_newest_link_alone_works() {
    let server = TestServer::start().await;
    let old = reset_link(&server, RAVI).await;
    let new = reset_link(&server, RAVI).await;
    choose(&mut server.browser(), &new, NEW).await.assert_status(303);
    let other = reset_link(&server, ADA).await;
    server.browser().get(&old).await.assert_secret_page(404);
    server.browser().get(&new).await.assert_secret_page(404);
    server.browser().get(&other).await.assert_secret_page(200).assert_says(ADA);
}

#[tokio::test]
async fn signin_1_following_a_link_changes_nothing() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    let before = server.bytes_written();
    for _ in 0..3 {
        // As a program that looks for dangers in emails does, and one that opens every link.
        server.get(&link).await;
        server.browser().get(&link).await.assert_secret_page(200);
    }
    assert_eq!(server.bytes_written(), before);
    choose(&mut server.browser(), &link, NEW).await.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_link_is_void_once_the_account_is_locked_down_disabled_or_changed() {
    for change in ["disabled", "signed out", "password"] {
        let server = TestServer::start().await;
        let link = reset_link(&server, RAVI).await;
        let mut browser = server.browser();
        let form = browser.get(&link).await.form("Set password").set("password", NEW);
        match change {
            "disabled" => server.change_user("usr_ravi", |ravi| ravi.disabled = true).await,
            "signed out" => {
                let mut ravi = server.signed_in(RAVI).await;
                server.signed_in(RAVI).await;
                let form = ravi.get("/account").await.form("Sign out everywhere else");
                ravi.submit(&form).await.assert_status(303);
            }
            _ => {
                let mut ravi = server.signed_in(RAVI).await;
                let form = ravi.get("/account/password").await.form("Change password");
                let form = form.set("present_password", PASSWORD);
                ravi.submit(&form.set("password", "lamp otter monday gravel"))
                    .await
                    .assert_status(303);
            }
        }
        for answer in [browser.get(&link).await, browser.submit(&form).await] {
            answer.assert_secret_page(404);
        }
    }
}

#[tokio::test]
async fn a_link_that_is_none_of_ours_opens_nothing() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    let mut altered = link.clone();
    altered.pop();
    for path in [
        altered.clone(),
        format!("{altered}AA"),
        link.to_uppercase().replace("/CHOOSE-PASSWORD/", "/choose-password/"),
        "/choose-password/x".to_owned(),
        format!("/choose-password/{}", "A".repeat(5000)),
        "/choose-password/%00%ff".to_owned(),
    ] {
        let mut browser = server.browser();
        let status = browser.get(&path).await.status.as_u16();
        assert!(matches!(status, 400 | 404), "{status} {path}");
        let status = browser.post(&path, "password=x").await.status.as_u16();
        assert!(matches!(status, 400 | 404), "{status} {path}");
    }
}

#[tokio::test]
async fn no_user_is_signed_in_by_a_form_of_another_site() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    // A user fetched the form with their own link, and has a visitor send it.
    let form = server.browser().get(&link).await.form("Set password").set("password", NEW);
    let mut visitor = server.browser();
    visitor.get("/sign-in").await;
    visitor.submit(&form).await.assert_secret_page(422);
    visitor.origin = ("cross-site", "https://evil.example");
    visitor.submit(&form).await.assert_secret_page(422);
    assert!(visitor.get("/account").await.our_location().starts_with("/sign-in"));
    server.browser().get(&link).await.assert_secret_page(200);
}

#[tokio::test]
async fn a_weak_password_does_not_use_the_link_up() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    let mut browser = server.browser();
    let page = choose(&mut browser, &link, "passwordpassword").await;
    page.assert_secret_page(422).assert_says("Easy to guess");
    choose(&mut browser, &link, "")
        .await
        .assert_secret_page(422)
        .assert_says("Enter a new password.");
    choose(&mut browser, &link, NEW).await.assert_status(303);
}

#[tokio::test]
async fn a_stranger_who_guessed_before_does_not_keep_the_owner_out_after_a_reset() {
    let server = TestServer::start().await;
    for attempt in 0..10 {
        let mut browser = server.browser();
        browser.address = [10, 0, 0, attempt].into();
        browser.type_password(RAVI, "wrong").await.assert_page(422);
    }
    let link = reset_link(&server, RAVI).await;
    let mut ravi = server.browser();
    assert_eq!(choose(&mut ravi, &link, NEW).await.our_location(), "/");
    ravi.get("/account").await.assert_page(200);
}

#[tokio::test]
async fn a_link_is_stored_as_a_hash_and_goes_along_with_no_request() {
    let server = TestServer::start().await;
    let link = reset_link(&server, RAVI).await;
    let token = link.strip_prefix("/choose-password/").expect("a token");
    assert!(!server.everything_stored().contains(token));
    let page = server.browser().get(&link).await;
    page.assert_header("referrer-policy", "strict-origin")
        .assert_header("cache-control", "no-store");
    assert_eq!(page.select("a[href^=http], img[src^=http]").len(), 0);
    let dead = server.browser().get("/choose-password/x").await;
    dead.assert_header("referrer-policy", "strict-origin");
}

#[tokio::test]
async fn a_name_in_an_email_is_text() {
    let server = TestServer::start().await;
    let hostile = "<img src=x onerror=alert(1)>\u{202E}";
    server.change_user("usr_ravi", |ravi| ravi.first_name = hostile.to_owned()).await;
    forget(&mut server.browser(), RAVI).await.assert_page(200);
    let email = emails_about(&server, "Choose a new password").await.remove(0);
    assert!(!email.html.contains("<img"), "{}", email.html);
    let page = server.browser().get(&email.link("/choose-password/")).await;
    page.assert_secret_page(200);
    assert!(!page.body.contains("<img src=x"));
}

#[tokio::test]
async fn a_browser_in_which_a_password_is_chosen_is_no_stranger() {
    let server = TestServer::start().await;
    server.signed_in(RAVI).await;
    let link = reset_link(&server, RAVI).await;
    choose(&mut server.browser(), &link, NEW).await.assert_status(303);
    assert!(emails_about(&server, "New sign-in").await.is_empty());
}
