//! API tokens: chosen scopes, until a day.

use super::{APPLICANTS, LIST, NEW_TOKEN, make_token, newest, secret};
use testkit::{ADA, DAY, HOUR, KIM, RAVI, TestServer};

#[tokio::test]
async fn no_user_makes_one_without_signing_in_or_from_another_page() {
    let server = TestServer::start().await;
    assert!(server.browser().get(NEW_TOKEN).await.our_location().starts_with("/sign-in"));
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_TOKEN).await.form("Review").press("Review");
    browser.submit(&form.clone().set("token", "")).await.assert_page(410);
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(410);
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn a_link_fills_the_form_in_and_makes_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let link = format!("{NEW_TOKEN}?name=Board&preset=job-board&action=create&form=x");
    let page = browser.get(&link).await;
    page.assert_page(200).assert_says("Meant for showing jobs");
    assert_eq!(page.select("input[name^='permission-'][checked]").len(), 2);
    let page = browser.get(&format!("{NEW_TOKEN}?scopes=jobs,users,nonsense")).await;
    assert_eq!(page.select("input[name^='permission-'][checked]").len(), 2);
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn all_that_is_missing_is_said_at_once_and_what_was_typed_stays() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_TOKEN).await.form("Review");
    let form = form.set("note", "see www.evil.example").set("ends", "day").set("day", "2027-01-15");
    let page = browser.submit(&form.press("Review")).await;
    page.assert_page(422);
    for words in [
        "Enter a name.",
        "without web addresses",
        "Choose at least one permission.",
        "Choose a day from tomorrow to 15 January 2028.",
    ] {
        page.assert_says(words);
    }
    assert_eq!(page.select("#note[value='see www.evil.example']").len(), 1);
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn a_standard_user_cannot_give_what_needs_an_administrator_even_by_editing_the_form() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.get(NEW_TOKEN).await;
    assert_eq!(page.select("input[value='users'], input[value='organizations']").len(), 0);
    page.assert_does_not_say("HR management platform");
    let form = page.form("Review").set("name", "Mine").set("permission-users", "users");
    let refused = browser.submit(&form.press("Review")).await;
    refused.assert_page(422).assert_says("Only an administrator can give this permission: Users");
    let form = page.form("Review").set("name", "Mine").tick("jobs").press("Review");
    let review = browser.submit(&form).await.form("Create token").press("Create token");
    browser.submit(&review.set("permission-users", "users")).await.assert_page(422);
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn nothing_is_made_before_the_review_and_the_way_back_keeps_what_was_chosen() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_TOKEN).await.form("Review").set("name", "Career site");
    let review = browser.submit(&form.tick("jobs").press("Review")).await;
    review.assert_page(200).assert_says("14 February 2027, 08:00 (UTC)");
    review.assert_says("You cannot add permissions later.");
    assert_eq!(server.count("api_credentials"), 0);
    let page = browser.submit(&review.form("Back").press("Back")).await;
    assert_eq!(page.assert_page(200).select("input[checked][value='jobs']").len(), 1);
    let page = browser.submit(&page.form("Review").press("Review")).await;
    page.assert_page(200).assert_says("Career site");
}

#[tokio::test]
async fn a_preset_ticks_its_permissions_and_says_what_to_know() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_TOKEN).await.form("Review").set("name", "Numbers");
    let page = browser.submit(&form.set("preset", "analytics").press("Use this preset")).await;
    page.assert_page(200).assert_says("For reports, yet it can change and delete.");
    assert_eq!(page.select("input[name^='permission-'][checked]").len(), 3);
    let review = browser.submit(&page.form("Review").press("Review")).await;
    review.assert_page(200).assert_says("Numbers");
}

#[tokio::test]
async fn the_token_is_shown_once_and_stored_nowhere() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_TOKEN).await.form("Review").set("name", "Career site");
    let review = browser.submit(&form.tick("applicants").press("Review")).await;
    let create = review.form("Create token").press("Create token");
    let page = browser.submit(&create).await;
    page.assert_header("cache-control", "no-store");
    let token = secret(&page);
    assert!(token.starts_with("csn_tok_"), "a token");
    let again = browser.submit(&create).await;
    again.assert_page(200).assert_says("Already created").assert_does_not_say(&token);
    assert_eq!(server.count("api_credentials"), 1);
    let path = newest(&mut browser).await;
    for path in [LIST, &path] {
        browser.get(path).await.assert_page(200).assert_does_not_say(&token);
    }
    assert!(!server.everything_stored().contains(&token));
}

#[tokio::test]
async fn a_token_ends_on_its_day() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let token = secret(&make_token(&mut browser, "Career site", &["applicants"]).await);
    server.call(APPLICANTS, &token).await.assert_status(200);
    server.advance_almost(30 * DAY);
    server.call(APPLICANTS, &token).await.assert_status(200);
    server.advance(HOUR);
    server.call(APPLICANTS, &token).await.assert_status(401);
}

#[tokio::test]
async fn a_copy_begins_with_the_same_permissions_and_never_with_those_of_another_company() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    make_token(&mut browser, "Career site", &["jobs", "applicants"]).await;
    let path = newest(&mut browser).await;
    let link = browser.get(&path).await.link_with("Create a copy with other permissions");
    let page = browser.get(&link).await;
    assert_eq!(page.assert_page(200).select("input[name^='permission-'][checked]").len(), 2);
    server.signed_in(KIM).await.get(&link).await.assert_page(404);
    server.signed_in(RAVI).await.get(&link).await.assert_page(404);
}
