//! What people sign in with beside their password. Each test says which section of the sign-in
//! rules it holds the server to: 1, accounts kept here.

mod demanded;
mod passkeys;
mod recovery;
mod second_factor;

use testkit::one_time::AuthenticatorApp;
use testkit::{ADA, Answer, Browser, MINUTE, PASSWORD, TestServer};

/// Ada with an authenticator app, its recovery codes, and a browser that is not signed in.
async fn enrolled(server: &TestServer) -> (AuthenticatorApp, Vec<String>) {
    let mut ada = server.signed_in(ADA).await;
    let (app, codes) = ada.set_up_second_factor(server).await;
    // The code that proved it has been used.
    server.advance(MINUTE);
    (app, codes)
}

/// Gives the right password, and comes to the second step.
async fn after_password(browser: &mut Browser<'_>) -> Answer {
    let answer = browser.type_password(ADA, PASSWORD).await;
    assert_eq!(answer.our_location(), "/sign-in/second-factor");
    let page = browser.get("/sign-in/second-factor").await;
    page.assert_page(200);
    page
}

async fn give_code(browser: &mut Browser<'_>, code: &str) -> Answer {
    let form = after_password(browser).await.form("Sign in").set("code", code);
    browser.submit(&form).await
}

fn is_signed_in(answer: &Answer) -> bool {
    answer.header("location") == Some("/")
}

/// How the only session, or the newest, was begun.
fn methods(server: &TestServer) -> String {
    let query = "SELECT methods FROM sessions ORDER BY row DESC LIMIT 1";
    server.database().query_row(query, (), |row| row.get(0)).expect("a session")
}

fn audited(server: &TestServer, action: &str) -> i64 {
    server.count(&format!("audit WHERE action = '{action}'"))
}
