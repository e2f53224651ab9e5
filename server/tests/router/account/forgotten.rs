use std::net::Ipv4Addr;

use testkit::{ADA, MINUTE, PASSWORD, RAVI, TestServer};

use super::{NEW, choose, emails_about, forget, reset_link};
use crate::loss_of_access::{ALL, Held, Works};

#[tokio::test]
async fn signin_1_the_answer_is_the_same_for_an_unknown_address() {
    let server = TestServer::start().await;
    server.change_user("usr_ravi", |ravi| ravi.disabled = true).await;
    let mut pages = Vec::new();
    for address in [ADA, RAVI, "nobody@northwind.example"] {
        let page = forget(&mut server.browser(), address).await;
        page.assert_page(200).assert_says("If there is an account with");
        let text = page.text().replace(address, "X");
        pages.push(text);
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
    assert_eq!(emails_about(&server, "Choose a new password").await.len(), 1);
}

/// Told by rows, not by a clock: for each address the same is written, and nothing else is done
/// until emails are.
#[tokio::test]
async fn signin_1_the_work_is_the_same_for_an_unknown_address() {
    let server = TestServer::start().await;
    let tables = ["password_requests", "sign_in_failures", "outbox", "password_links", "audit"];
    let mut written = Vec::new();
    for address in [ADA, "nobody@northwind.example"] {
        let mut browser = server.browser();
        let before = tables.map(|table| server.count(table));
        forget(&mut browser, address).await.assert_page(200);
        let after = tables.map(|table| server.count(table));
        written.push(std::array::from_fn::<_, 5, _>(|table| after[table] - before[table]));
    }
    assert_eq!(written[0], [1, 2, 0, 0, 0]);
    assert_eq!(written[0], written[1]);
}

#[tokio::test]
async fn signin_1_the_link_leads_to_a_new_password_and_signs_out_everywhere_else() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    let link = reset_link(&server, RAVI).await;
    // Emails are read elsewhere.
    let mut elsewhere = server.browser();
    let page = elsewhere.get(&link).await;
    page.assert_secret_page(200).assert_says(RAVI);
    let answer = choose(&mut elsewhere, &link, NEW).await;
    assert_eq!(answer.our_location(), "/");
    elsewhere.get("/account").await.assert_page(200);
    server.browser().type_password(RAVI, PASSWORD).await.assert_page(422);
    assert_eq!(emails_about(&server, "was changed").await.len(), 1);
    let gone =
        Works { session: false, page: false, typed_device: false, known_browser: false, ..ALL };
    assert_eq!(held.works().await, gone);
}

#[tokio::test]
async fn signin_1_limits_count_by_address_and_by_network() {
    let server = TestServer::start().await;
    for network in 0..3 {
        let mut browser = server.browser();
        browser.address = Ipv4Addr::new(10, 0, 0, network).into();
        forget(&mut browser, "Ravi@Northwind.example").await.assert_page(200);
    }
    for address in [RAVI, "RAVI@northwind.example"] {
        let page = forget(&mut server.browser(), address).await;
        page.assert_page(429).assert_says("Too many attempts. Try again after");
        assert!(page.header("retry-after").is_some());
    }
    // One network may not ask for many.
    let mut browser = server.browser();
    browser.address = [198, 51, 100, 7].into();
    for account in 0..20 {
        forget(&mut browser, &format!("nobody{account}@example.com")).await.assert_page(200);
    }
    forget(&mut browser, ADA).await.assert_page(429);
    forget(&mut server.browser(), ADA).await.assert_page(200);
    server.advance(15 * MINUTE);
    forget(&mut browser, RAVI).await.assert_page(200);
}

#[tokio::test]
async fn ten_thousand_requests_are_bounded_and_hurt_no_one_else() {
    let server = TestServer::start().await;
    // As many as wait at most, of as many networks.
    server.meddle(
        "INSERT INTO password_requests (email, language, asked_at)
        WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 1000)
        SELECT 'nobody' || n || '@example.com', 'en', 0 FROM counted",
    );
    forget(&mut server.browser(), ADA).await.assert_status(503);
    assert_eq!(server.count("password_requests"), 1000);
    // Sign-ins go on, and so do they when emails have been written: to no one.
    server.browser().sign_in(RAVI).await;
    for _ in 0..70 {
        assert!(emails_about(&server, "Choose a new password").await.is_empty());
    }
    assert_eq!(server.count("password_requests"), 0);
    forget(&mut server.browser(), ADA).await.assert_page(200);
    assert_eq!(emails_about(&server, "Choose a new password").await.len(), 1);
}

#[tokio::test]
async fn another_site_cannot_ask_in_a_visitors_name() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in/forgotten").await.form("Send link").set("email", ADA);
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(410);
    let mut other = server.browser();
    other.submit(&form).await.assert_page(410);
    assert_eq!(server.count("password_requests"), 0);
}

#[tokio::test]
async fn what_is_no_address_is_said_at_once() {
    let server = TestServer::start().await;
    for (text, why) in [
        ("", "Enter your email address."),
        ("ravi", "Enter an email address, such as"),
        ("ravi@northwind.example\r\nBcc: x@y.example", "Enter an email address, such as"),
        ("<b>@</b>", "Enter an email address, such as"),
    ] {
        let page = forget(&mut server.browser(), text).await;
        page.assert_page(422).assert_says(why);
    }
    assert_eq!(server.count("password_requests"), 0);
}

/// Strangers type names, of whatever spelling.
#[tokio::test]
async fn signin_4_no_name_typed_at_the_sign_in_uses_up_what_is_counted_for_something_else() {
    let server = TestServer::start().await;
    for _ in 0..3 {
        let name = format!("forgotten {RAVI}");
        server.browser().type_password(&name, "x").await.assert_page(422);
    }
    forget(&mut server.browser(), RAVI).await.assert_page(200);
}

#[tokio::test]
async fn signin_4_who_asks_after_a_flood_of_unknown_addresses_is_written_to_with_the_next_emails() {
    let server = TestServer::start().await;
    let (language, accounts) = (oauth::language::Language::English, server.provider.accounts());
    for number in 0..100 {
        let (email, network) = (format!("{number}@nowhere.example"), format!("192.0.2.{number}"));
        accounts.forgot_password(&email, language, &network).await.expect("asked");
    }
    forget(&mut server.browser(), RAVI).await.assert_page(200);
    let emails = server.provider.notifications().due_emails().await.expect("read");
    assert_eq!((emails.len(), server.count("password_requests")), (1, 0));
}
