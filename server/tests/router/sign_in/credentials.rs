//! E-mail address and password.

use testkit::{ADA, ISSUER, PASSWORD, RAVI, SAM, Setup, TestServer};

#[tokio::test]
async fn signin_4_unknown_wrong_disabled_locked_and_unconfirmed_look_the_same() {
    let server = TestServer::start().await;
    server.change_user("usr_kim", |user| user.disabled = true).await;
    // Locked by the link in an email, and invited and not there yet: neither has a password.
    server.meddle("UPDATE users SET password_hash = NULL WHERE id IN ('usr_ravi', 'usr_sam')");
    let mut said = Vec::new();
    for (email, password) in [
        (ADA, "wrong"),
        (ADA, "Correct-horse-battery"),
        (ADA, "correct-horse-battery "),
        ("nobody@northwind.example", PASSWORD),
        ("kim@contoso.example", PASSWORD),
        (RAVI, PASSWORD),
        (SAM, PASSWORD),
        ("usr_ada", PASSWORD),
    ] {
        let mut browser = server.browser();
        let page = browser.type_password(email, password).await;
        page.assert_page(422).assert_says("The email or password is incorrect.");
        // What was typed as a password never comes back.
        assert!(!page.body.contains(&format!("value=\"{password}\"")));
        assert!(page.form("Sign in").body().contains(&email.replace('@', "%40")));
        said.push(page.select(".box-error"));
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(server.count("sessions"), 0);
}

#[tokio::test]
async fn empty_fields_are_named() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let page = browser.type_password("", "").await;
    page.assert_page(422)
        .assert_says("Enter your email address.")
        .assert_says("Enter your password.");
    browser.type_password(ADA, "").await.assert_page(422).assert_says("Enter your password.");
    assert_eq!(server.count("sign_in_failures"), 0);
}

#[tokio::test]
async fn a_form_of_another_site_or_another_browser_is_not_taken() {
    // Login forgery: an attacker signs a victim in as the attacker.
    let server = TestServer::start().await;
    let mut attacker = server.browser();
    let form = attacker.get("/sign-in").await.form("Sign in");
    let form = form.set("email", ADA).set("password", PASSWORD);
    server.browser().submit(&form).await.assert_page(422);
    let mut other = server.browser();
    other.get("/sign-in").await;
    other.submit(&form).await.assert_page(422);
    for token in ["", "x", &"A".repeat(86)] {
        attacker.submit(&form.clone().set("token", token)).await.assert_page(422);
    }
    attacker.origin = ("cross-site", "https://evil.example");
    attacker.submit(&form).await.assert_page(422);
    assert_eq!(server.count("sessions"), 0);
}

#[tokio::test]
async fn a_repeated_field_signs_no_user_in() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in");
    let form = form.set("email", ADA).set("password", PASSWORD);
    let answer = browser.post("/sign-in", format!("{}&email={ADA}", form.body())).await;
    answer.assert_page(422);
}

#[tokio::test]
async fn signin_4_an_address_is_the_same_in_capitals_and_with_spaces_around() {
    let server = TestServer::start().await;
    for email in ["Ada@Northwind.EXAMPLE", "  ada@northwind.example "] {
        assert_eq!(server.browser().type_password(email, PASSWORD).await.our_location(), "/");
    }
}

#[tokio::test]
async fn what_is_typed_is_text() {
    let server = TestServer::start().await;
    let page = server.browser().type_password("\"><script>alert(1)</script>", "x").await;
    page.assert_page(422);
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
}

#[tokio::test]
async fn the_cookie_is_for_this_server_alone() {
    let server = TestServer::start().await;
    let answer = server.browser().type_password(ADA, PASSWORD).await;
    let cookie = answer.header("set-cookie").expect("a cookie");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn over_https_the_cookie_is_secure_and_bound_to_its_host() {
    let settings = provider::settings::Settings::new("https://localhost:3000");
    assert_ne!(settings.issuer, ISSUER);
    let server = TestServer::start_with(Setup { settings, ..Setup::default() }).await;
    let answer = server.browser().get("/sign-in").await;
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.starts_with("__Host-countersign="), "{cookie}");
    assert!(cookie.contains("Secure") && cookie.contains("Path=/"), "{cookie}");
    assert!(!cookie.contains("Domain"), "{cookie}");
}
