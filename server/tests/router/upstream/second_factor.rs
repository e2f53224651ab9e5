//! A second factor, of who signs in with a provider.

use serde_json::json;
use testkit::one_time::{AuthenticatorApp, recovery_codes};
use testkit::{KIM, MINUTE, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, lea, start};

const SECOND_STEP: &str = "/sign-in/second-factor";

/// How the only session began: methods, and whether its provider can end it.
fn session(server: &TestServer) -> (String, i64) {
    let query = "SELECT methods FROM sessions WHERE provider_id IS NOT NULL";
    let methods = server.database().query_row(query, (), |row| row.get(0)).expect("a session");
    (methods, server.count("upstream_sessions"))
}

#[tokio::test]
async fn signin_2_where_two_factors_are_required_those_that_the_provider_asked_for_are_enough() {
    let (server, idp, _) = start().await;
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    let mut claims = lea();
    claims["amr"] = json!(["pwd", "otp", "mfa"]);
    let mut browser = server.browser();
    assert_eq!(arrive(&server, &mut browser, &idp, &claims).await.our_location(), "/");
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    assert_eq!(session(&server), ("pwd otp mfa".to_owned(), 1));
}

#[tokio::test]
async fn signin_2_where_two_factors_are_required_and_the_provider_names_one_the_other_is_given_here()
 {
    let (server, idp, _) = start().await;
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    let mut claims = lea();
    // `otp` alone is one, as is what no one knows.
    claims["amr"] = json!(["otp", "two-factors"]);
    let mut browser = server.browser();
    let answer = arrive(&server, &mut browser, &idp, &claims).await;
    assert_eq!(answer.our_location(), SECOND_STEP);
    assert_not_signed_in(&mut browser).await;
    assert_eq!(server.count("sessions"), 0);
    let page = browser.get(SECOND_STEP).await;
    let app = AuthenticatorApp::of_page(&page);
    let page = browser.submit(&page.form("Confirm").set("code", &app.code(&server))).await;
    assert_eq!(recovery_codes(page.assert_page(200)).len(), 10);
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    assert_eq!(session(&server), ("otp mfa".to_owned(), 1));
    // Later it asks for a code, and in no other browser.
    server.advance(MINUTE);
    let (mut later, mut other) = (server.browser(), server.browser());
    arrive(&server, &mut later, &idp, &claims).await;
    other.get("/sign-in").await;
    assert_eq!(other.get(SECOND_STEP).await.our_location(), "/sign-in");
    let page = later.get(SECOND_STEP).await;
    let wrong = page.form("Sign in").set("code", &app.wrong_code(&server));
    let again = later.submit(&wrong).await;
    let right = again.assert_page(422).form("Sign in").set("code", &app.code(&server));
    assert_eq!(later.submit(&right).await.our_location(), "/");
    assert_signed_in(&mut later, "lea@contoso.example").await;
}

#[tokio::test]
async fn signin_2_a_second_factor_of_the_account_is_asked_for_whatever_way_leads_to_it() {
    let (server, idp, record) = start().await;
    let mut kim = server.signed_in(KIM).await;
    let (app, _) = kim.set_up_second_factor(&server).await;
    server.advance(MINUTE);
    server.meddle(&format!(
        "INSERT INTO upstream_identities VALUES ('{}', 'kim-there', 'usr_kim', 0)",
        record.provider.id
    ));
    let mut browser = server.browser();
    let answer = arrive(&server, &mut browser, &idp, &json!({ "sub": "kim-there" })).await;
    assert_eq!(answer.our_location(), SECOND_STEP);
    let form = browser.get(SECOND_STEP).await.form("Sign in").set("code", &app.code(&server));
    assert_eq!(browser.submit(&form).await.our_location(), "/");
    assert_signed_in(&mut browser, KIM).await;
}
