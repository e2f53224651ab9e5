//! What the page shows (OAuth 2.1 §7.9; OWASP ASVS 5.0, 10.7.2): who asks, whom,
//! for what, for how long, and where the answer goes.

use testkit::{ADA, AuthorizationUrl, PASSWORD, RAVI, TestServer};

#[tokio::test]
async fn names_that_hold_markup_are_text() {
    // CVE-2026-42849, CVE-2024-21637 and many more.
    let server = TestServer::start().await;
    let hostile = "<img src=x onerror=alert(1)>\"'&amp;{{7*7}}";
    server
        .change_client("demo-partner", |client| {
            client.name = hostile.to_owned();
            client.description = Some(hostile.to_owned());
            client.scopes[0].purpose = Some(hostile.to_owned());
            if let Some(publisher) = &mut client.publisher {
                publisher.name = hostile.to_owned();
            }
        })
        .await;
    server.change_user("usr_ada", |user| user.first_name = hostile.to_owned()).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says(hostile);
    assert_eq!(page.select("img:not([src^='/logos/']), [onerror]"), Vec::<String>::new());
}

#[tokio::test]
async fn nothing_on_the_page_comes_from_elsewhere() {
    let server = TestServer::start().await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    let pictures = "img:not([src^='/logos/'])";
    for tag in ["script[src]", "link[href^=http]", pictures, "iframe", "object", "embed", "style"] {
        assert_eq!(page.select(tag), Vec::<String>::new(), "{tag}");
    }
    // RFC 9700 §4.2.4.
    let links = page.select("a[href^=http]");
    assert_eq!(links.len(), 2, "{links:?}");
    assert_eq!(page.select("a[href^=http][rel=noreferrer]").len(), 2);
}

#[tokio::test]
async fn the_page_says_who_asks_whom_for_what_and_where_it_leads() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read jobs_read users_read");
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    assert_eq!(page.heading(), "Allow Talentsync to use your Countersign account?");
    for words in [
        "Talentsync",
        "Brightwork Labs",
        "Verified publisher",
        ADA,
        "Northwind Staffing",
        "127.0.0.1:8765",
        "Access Candidates",
        "Access Jobs",
        "Access Users",
        "candidates_read",
        "jobs_read",
        "users_read",
        // 365 days after 15 January 2027.
        "15 January 2028",
        "Works while you are signed out, too.",
    ] {
        page.assert_says(words);
    }
    let boxes = page.form("Allow access").boxes;
    assert_eq!(boxes.len(), 1);
    assert!(boxes[0].words.contains("Access Users"), "{boxes:?}");
    page.form("Don't allow");
}

#[tokio::test]
async fn a_standard_user_is_named_with_their_work() {
    let server = TestServer::start().await;
    let page = server.signed_in(RAVI).await.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says(RAVI).assert_says("Recruiter");
}

#[tokio::test]
async fn the_page_has_no_form_action_that_would_stop_the_redirect() {
    // Chromium holds form-action against the whole chain of redirects.
    let server = TestServer::start().await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(!policy.contains("form-action"), "{policy}");
}

#[tokio::test]
async fn nonces_and_seals_differ_from_page_to_page() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    let first = browser.consent_page(&request).await;
    let second = browser.consent_page(&request).await;
    let policy = "content-security-policy";
    assert_ne!(first.header(policy), second.header(policy));
    assert_ne!(first.form("Allow access").body(), second.form("Allow access").body());
}

#[tokio::test]
async fn a_person_who_is_not_signed_in_signs_in_and_comes_back_to_the_request() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let page = browser.open(&AuthorizationUrl::partner().with("login_hint", RAVI).path()).await;
    page.assert_page(200).assert_says("to continue to Talentsync");
    let form = page.form("Sign in");
    assert!(form.body().contains("email=ravi%40northwind.example"), "{}", form.body());
    let answer = browser.submit(&form.set("password", PASSWORD)).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says(RAVI).form("Allow access");
}
