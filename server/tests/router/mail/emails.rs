//! Who is told what.

use scraper::{ElementRef, Html, Selector};

use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, Browser, DAY, ISSUER, MINUTE, RAVI, TestServer};

use super::{connect, only_email, sent};

#[tokio::test]
async fn who_refuses_gets_no_email() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    ravi.submit(&page.form("Don't allow").press("Don't allow")).await.assert_status(303);
    assert_eq!(server.count("outbox"), 0);
}

#[tokio::test]
async fn an_answer_that_gives_nothing_new_is_not_told() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    connect(&server, &mut ravi).await;
    sent(&server).await;
    // The same again, without a question.
    ravi.allow(&AuthorizationUrl::partner()).await;
    assert_eq!(server.count("outbox"), 0);
}

#[tokio::test]
async fn a_double_click_is_told_once() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");
    ravi.submit(&form).await.assert_status(303);
    ravi.submit(&form).await.assert_status(303);
    only_email(&server).await;
}

#[tokio::test]
async fn who_is_disabled_is_not_written_to() {
    let server = TestServer::start().await;
    connect(&server, &mut server.signed_in(RAVI).await).await;
    server.change_user("usr_ravi", |user| user.disabled = true).await;
    assert!(sent(&server).await.is_empty());
    assert_eq!(server.count("outbox"), 0);
}

#[tokio::test]
async fn the_user_who_allows_an_app_is_told_what_when_from_where_and_until_when() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.address = [203, 0, 113, 9].into();
    connect(&server, &mut ravi).await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "Talentsync can now use your Countersign account");
    assert_eq!(email.header("To"), "\"Ravi Patel\" <ravi@northwind.example>");
    assert_eq!(email.header("From"), "Countersign <no-reply@localhost>");
    assert_eq!(email.header("Date"), "Fri, 15 Jan 2027 08:00:00 +0000");
    assert_eq!(email.header("Auto-Submitted"), "auto-generated");
    assert_eq!(email.header("Content-Language"), "en");
    let page = ravi.get("/connected-apps").await;
    let details = page.links(".t .name a").remove(0);
    let page = ravi.get(&details).await;
    for prompt in ["Access Candidates", "Access Jobs", "Access Company Information"] {
        email.assert_says(&format!("* {prompt} (Read"));
        page.assert_says(prompt);
    }
    for words in [
        "Hello Ravi,",
        "Publisher: Brightwork Labs",
        "When: 15 January 2027, 08:00 (UTC)",
        "From network: 203.0.113.0\n",
        "Expires: 15 January 2028",
        "Was this not you?\n\nRemove this access\nhttp://localhost:3000/not-me/",
        "\n-- \nSent automatically by Countersign to ravi@northwind.example.",
        "http://localhost:3000/connected-apps\n",
    ] {
        email.assert_says(words);
    }
    assert!(!email.body.contains("203.0.113.9"), "{}", email.body);
    assert_eq!(server.count("outbox"), 0);
}

#[tokio::test]
async fn the_email_speaks_the_language_of_the_answer() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.accept_language = "de".to_owned();
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    ravi.submit(&page.form("Zugriff erlauben").press("Zugriff erlauben")).await.assert_status(303);
    let email = only_email(&server).await;
    assert_eq!(email.header("Content-Language"), "de");
    assert_eq!(email.subject(), "Talentsync kann jetzt Ihr Countersign-Konto verwenden");
    email.assert_says("Wann: 15. Januar 2027, 08:00 (UTC)");
}

async fn allows_company_read_and_is_told_of_nothing_else(
    server: &TestServer,
    browser: &mut Browser<'_>,
    request: &AuthorizationUrl,
) {
    let page = browser.consent_page(request).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    browser.submit(&form).await.assert_status(303);
    let email = only_email(server).await;
    assert_eq!(email.subject(), "Talentsync can now do more in your Countersign account");
    email.assert_says("* Access Company Information (");
    assert!(!email.body.contains("* Access Candidates"), "{}", email.body);
}

#[tokio::test]
async fn what_is_allowed_later_is_told_by_itself() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&AuthorizationUrl::partner()).await;
    sent(&server).await;
    server.advance(MINUTE);
    let more = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    allows_company_read_and_is_told_of_nothing_else(&server, &mut ravi, &more).await;
}

#[tokio::test]
async fn what_was_allowed_before_is_told_as_allowed_again_and_what_is_new_as_more() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&AuthorizationUrl::partner()).await;
    sent(&server).await;
    server.advance(MINUTE);
    ravi.allow(&AuthorizationUrl::partner().with("prompt", "consent")).await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "Talentsync can continue to use your Countersign account");
    email.assert_says("It can do nothing new:\n\n* Access Candidates (");
    server.advance(MINUTE);
    let more = AuthorizationUrl::partner()
        .with("scope", "candidates_read jobs_read company_read")
        .with("prompt", "consent");
    allows_company_read_and_is_told_of_nothing_else(&server, &mut ravi, &more).await;
}

#[tokio::test]
async fn an_email_says_the_same_as_text_and_as_html() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    connect(&server, &mut ravi).await;
    let email = only_email(&server).await;
    let page = Html::parse_document(&email.html);
    let said = of(&page, "body", |body| body.text().collect::<String>()).remove(0);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    // A list's stars, a fact's colon and an address's line are the text's alone.
    for line in email.body.lines().filter(|line| !line.starts_with("http") && *line != "-- ") {
        for words in line.trim_start_matches("* ").split([':', '(', ')']) {
            assert!(said.contains(words.trim()), "{words:?} in {said}");
        }
    }
    let link = |link: ElementRef<'_>| link.attr("href").map(str::to_owned);
    let removal = format!("{ISSUER}{}", email.link("/not-me/"));
    assert_eq!(of(&page, "a.danger", link), [Some(removal)]);
    assert_eq!(of(&page, "a", link).len(), 2);
    let words = |element: ElementRef<'_>| element.text().collect::<String>();
    assert_eq!(of(&page, "title, h1", words), [email.subject(), email.subject()]);
    assert_eq!(of(&page, "html", |html| html.attr("lang") == Some("en")), [true]);
}

fn of<T>(page: &Html, selector: &str, read: impl Fn(ElementRef<'_>) -> T) -> Vec<T> {
    page.select(&Selector::parse(selector).expect("a selector")).map(read).collect()
}

#[tokio::test]
async fn access_that_was_removed_before_the_email_left_is_told_without_a_link() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let tokens: Tokens = connect(&server, &mut ravi).await;
    let details = ravi.get("/connected-apps").await.links(".t .name a").remove(0);
    let form = ravi.get(&format!("{details}/remove")).await.form("Remove access");
    ravi.submit(&form).await.our_location();
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    let email = only_email(&server).await;
    email.assert_says("This access has since been removed.");
    assert!(!email.body.contains("/not-me/"), "{}", email.body);
}

#[tokio::test]
async fn no_name_writes_a_header_or_a_line_of_its_own() {
    let server = TestServer::start().await;
    let hostile = "Eve\r\nBcc: everybody@evil.example\r\n\r\n\"><script>\u{202e}";
    server.change_client("demo-partner", |client| hostile.clone_into(&mut client.name)).await;
    server
        .change_user("usr_ravi", |user| {
            "Ravi\r\nCc: evil@evil.example\r\n\r\nX".clone_into(&mut user.first_name);
        })
        .await;
    server.signed_in(RAVI).await.allow(&AuthorizationUrl::partner()).await;
    let email = only_email(&server).await;
    let known = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "Content-Language",
        "Content-Type",
        "MIME-Version",
    ];
    for (name, _) in &email.headers {
        assert!(known.contains(&name.as_str()), "{name} in {:#?}", email.headers);
    }
    for line in email.body.lines() {
        assert!(!line.starts_with("Bcc:") && !line.starts_with("Cc:"), "{}", email.body);
    }
    assert!(!email.html.contains("<script"), "{}", email.html);
}

/// A server at which Ravi must ask, and did.
pub(super) async fn asked(message: &str) -> TestServer {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.our_location();
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").set("message", message);
    ravi.submit(&form.press("Ask an administrator")).await.assert_page(200);
    server
}

pub(super) async fn answer(browser: &mut Browser<'_>, path: &str, button: &str, reason: &str) {
    let form = browser.get(path).await.form(button).set("reason", reason).press(button);
    browser.submit(&form).await.our_location();
}

#[tokio::test]
async fn administrators_are_told_who_asks_for_what_and_the_asker_what_came_of_it() {
    let server = asked("For Lisbon.\n-- \nYour bank").await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "Ravi Patel asks to use Talentsync");
    assert_eq!(email.header("To"), "\"Ada Northwind\" <ada@northwind.example>");
    email.assert_says("Ravi Patel (ravi@northwind.example) asks you to allow Talentsync");
    email.assert_says("* Access Candidates (");
    email.assert_says("Their message:\n> For Lisbon.\n> --\n> Your bank\n");
    let mut ada = server.signed_in(ADA).await;
    let path = email.link("/admin/requests/");
    answer(&mut ada, &path, "Approve", "Go ahead.").await;
    let email = only_email(&server).await;
    assert_eq!(email.header("To"), "\"Ravi Patel\" <ravi@northwind.example>");
    assert_eq!(email.subject(), "You can now connect Talentsync");
    email.assert_says("Ada Northwind approved your request.").assert_says("> Go ahead.");
}

#[tokio::test]
async fn a_refused_request_is_told_with_its_reason() {
    let server = asked("").await;
    let email = only_email(&server).await;
    assert!(!email.body.contains("Their message"), "{}", email.body);
    let mut ada = server.signed_in(ADA).await;
    answer(&mut ada, &email.link("/admin/requests/"), "Refuse", "Not this quarter.").await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "You cannot connect Talentsync: your request was refused");
    email.assert_says("> Not this quarter.");
}

#[tokio::test]
async fn administrators_are_not_told_of_a_request_that_was_answered_meanwhile() {
    let server = asked("").await;
    server.advance(DAY / 2);
    let mut ada = server.signed_in(ADA).await;
    let path = ada.get("/admin/requests").await.links("tbody a").remove(0);
    answer(&mut ada, &path, "Refuse", "").await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "You cannot connect Talentsync: your request was refused");
}
