//! Guessing is slowed, by account and by address.

use std::net::Ipv4Addr;

use testkit::{ADA, MINUTE, PASSWORD, RAVI, SECOND, TestServer};

#[tokio::test]
async fn signin_4_an_account_that_is_guessed_at_waits_even_for_the_right_password() {
    let server = TestServer::start().await;
    for attempt in 0..10u8 {
        let mut browser = server.browser();
        // From ever new addresses.
        browser.address = Ipv4Addr::new(10, 0, 0, attempt).into();
        browser.type_password(ADA, "wrong").await.assert_page(422);
        server.advance(SECOND);
    }
    let mut browser = server.browser();
    let page = browser.type_password(ADA, PASSWORD).await;
    page.assert_page(429).assert_says("Too many attempts. Try again after 08:15 (UTC).");
    browser.type_password("ADA@northwind.example", PASSWORD).await.assert_page(429);
    // Others are not locked out.
    server.browser().sign_in(RAVI).await;
}

#[tokio::test]
async fn the_wait_ends() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for _ in 0..10 {
        browser.type_password(ADA, "wrong").await.assert_page(422);
    }
    server.advance_almost(15 * MINUTE);
    browser.type_password(ADA, PASSWORD).await.assert_page(429);
    server.advance(SECOND);
    browser.sign_in(ADA).await;
}

#[tokio::test]
async fn an_address_that_guesses_at_many_accounts_waits() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for account in 0..50 {
        browser.type_password(&format!("nobody{account}@example.com"), "x").await.assert_page(422);
    }
    browser.type_password(ADA, PASSWORD).await.assert_page(429);
    let mut elsewhere = server.browser();
    elsewhere.address = Ipv4Addr::new(10, 0, 0, 1).into();
    elsewhere.sign_in(ADA).await;
}

/// Anyone who has one IPv6 network has 2^64 addresses.
#[tokio::test]
async fn signin_4_a_network_that_guesses_from_each_of_its_addresses_waits() {
    let server = TestServer::start().await;
    for networks in [
        ["2001:db8:1:2::1", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1"],
        ["203.0.113.7", "::ffff:203.0.113.7", "203.0.113.8"],
        ["64:ff9b::198.51.100.7", "2002:c633:6407::1", "64:ff9b::198.51.100.8"],
    ] {
        let [one, same, other] = networks.map(|text| text.parse().expect("an address"));
        let mut browser = server.browser();
        for account in 0..50 {
            browser.address = if account % 2 == 0 { one } else { same };
            let email = format!("nobody{account}@example.com");
            browser.type_password(&email, "x").await.assert_page(422);
        }
        for (address, status) in [(one, 429), (same, 429), (other, 303)] {
            browser.address = address;
            assert_eq!(browser.type_password(ADA, PASSWORD).await.status, status, "{address}");
        }
        server.advance(15 * MINUTE);
    }
}

#[tokio::test]
async fn only_failures_count() {
    let server = TestServer::start().await;
    for _ in 0..12 {
        server.browser().sign_in(ADA).await;
    }
    let mut browser = server.browser();
    for _ in 0..9 {
        browser.type_password(ADA, "wrong").await.assert_page(422);
    }
    browser.sign_in(ADA).await;
    // Forgotten by the right password.
    server.browser().type_password(ADA, "wrong").await.assert_page(422);
    server.browser().sign_in(ADA).await;
}

/// A user far away tries Ada's passwords until her account waits.
async fn guess_at_ada(server: &TestServer) {
    for attempt in 0..10u8 {
        let mut browser = server.browser();
        browser.address = Ipv4Addr::new(10, 0, 0, attempt).into();
        browser.type_password(ADA, "wrong").await.assert_page(422);
    }
    server.browser().type_password(ADA, PASSWORD).await.assert_page(429);
}

#[tokio::test]
async fn a_stranger_who_guesses_does_not_lock_the_owner_out_of_a_browser_that_knows_them() {
    let server = TestServer::start().await;
    let mut own = server.signed_in(ADA).await;
    own.cookies.remove("countersign");
    guess_at_ada(&server).await;
    own.sign_in(ADA).await;
}

#[tokio::test]
async fn guesses_in_a_browser_that_is_known_are_slowed_too() {
    let server = TestServer::start().await;
    let mut own = server.signed_in(ADA).await;
    own.cookies.remove("countersign");
    for _ in 0..10 {
        own.type_password(ADA, "wrong").await.assert_page(422);
    }
    own.type_password(ADA, PASSWORD).await.assert_page(429);
    // And no one else is, for what happened there.
    server.browser().sign_in(ADA).await;
}

#[tokio::test]
async fn a_browser_known_to_one_account_is_a_stranger_to_others_and_cannot_be_made_up() {
    let server = TestServer::start().await;
    let mut other = server.signed_in(RAVI).await;
    other.cookies.remove("countersign");
    guess_at_ada(&server).await;
    other.type_password(ADA, PASSWORD).await.assert_page(429);
    for text in ["", "AAAA", "not base64 at all", &"A".repeat(64)] {
        let mut browser = server.browser();
        browser.cookies.insert("countersign-known".to_owned(), text.to_owned());
        browser.type_password(ADA, PASSWORD).await.assert_page(429);
    }
}
