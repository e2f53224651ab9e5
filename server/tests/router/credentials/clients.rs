//! OAuth clients: tokens in the company's name, by client credentials.

use super::{CANDIDATES, ENDED, LIST, newest, secret};
use testkit::{ADA, Answer, Browser, DAY, HOUR, KIM, RAVI, TestServer, basic};

const NEW_CLIENT: &str = "/credentials/clients/new";
const GRANT: [(&str, &str); 1] = [("grant_type", "client_credentials")];

/// Makes a client with that role and these permissions; the page that shows its secret.
pub(super) async fn make_client(
    browser: &mut Browser<'_>,
    name: &str,
    role: &str,
    scopes: &[&str],
) -> Answer {
    let form = browser.get(NEW_CLIENT).await.form("Review").set("name", name).set("role", role);
    let form = scopes.iter().fold(form.press("Review"), |form, scope| form.tick(scope));
    let review = browser.submit(&form).await;
    browser.submit(&review.form("Create client").press("Create client")).await
}

/// The client id that a page shows.
fn client_id(page: &Answer) -> String {
    page.select("pre").remove(1).trim().to_owned()
}

async fn tokens(server: &TestServer, id: &str, secret: &str) -> Answer {
    server.token(Some(&basic(id, secret)), &GRANT).await
}

#[tokio::test]
async fn only_administrators_make_oauth_clients() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get(LIST).await.assert_says("Only administrators can create OAuth clients.");
    ravi.get(NEW_CLIENT).await.assert_page(403);
    let own = ravi.get("/").await.form("Sign out").body();
    let forged = format!("{own}&name=x&role=administrator&action=create&form=f");
    ravi.post(NEW_CLIENT, forged).await.assert_page(403);
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn a_client_needs_a_name_a_role_and_permissions_that_this_role_can_use() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_CLIENT).await.form("Review").press("Review");
    let page = browser.submit(&form).await;
    page.assert_page(422).assert_says("Enter a name.").assert_says("Choose the role it acts as.");
    page.assert_says("Choose at least one permission.");
    let form = browser.get(NEW_CLIENT).await.form("Review").press("Review");
    let form = form.set("name", "Payroll").set("role", "standard").tick("users_read");
    let page = browser.submit(&form).await;
    page.assert_page(422);
    page.assert_says(
        "With the role Standard, this permission would give access to nothing: Access Users",
    );
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn a_review_that_was_edited_cannot_raise_what_the_role_may_have() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_CLIENT).await.form("Review").press("Review");
    let form = form.set("name", "Payroll").set("role", "standard").tick("jobs_read");
    let review = browser.submit(&form).await.form("Create client").press("Create client");
    let clients = server.count("clients");
    let raised = review.body().replace("jobs_read", "users_read");
    browser.post(NEW_CLIENT, raised).await.assert_page(422);
    assert_eq!(server.count("clients"), clients);
}

#[tokio::test]
async fn a_client_of_an_administrators_role_gets_tokens_for_the_whole_company() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let made = make_client(&mut browser, "Payroll", "administrator", &["candidates_read"]).await;
    made.assert_says("http://localhost:3000/oauth/token");
    let (id, secret) = (client_id(&made), secret(&made));
    let token = tokens(&server, &id, &secret).await;
    let token = token.assert_status(200).json()["access_token"].as_str().expect("text").to_owned();
    let whole = server.call(CANDIDATES, &token).await.assert_status(200).json();
    let ada = server.partner_tokens(ADA).await.access;
    assert_eq!(whole["totalFound"], server.call(CANDIDATES, &ada).await.json()["totalFound"]);
    server.call("/api/company", &token).await.assert_status(403);
    assert!(!server.everything_stored().contains(&secret));
    // Its secret is for the token endpoint alone.
    server.call(CANDIDATES, &secret).await.assert_status(401);
    let page = browser.get(LIST).await;
    page.assert_says("Payroll").assert_says(&id);
    assert_eq!(page.select("#clients .capital"), ["today"]);
    let path = newest(&mut browser).await;
    browser.get(&path).await.assert_says("It acts as").assert_says("Administrator");
}

#[tokio::test]
async fn a_client_of_the_standard_role_sees_no_persons_rows() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let made = make_client(&mut browser, "Payroll", "standard", &["candidates_read"]).await;
    let token = tokens(&server, &client_id(&made), &secret(&made)).await.json();
    let rows = server.call(CANDIDATES, token["access_token"].as_str().expect("text")).await;
    assert_eq!(rows.assert_status(200).json()["totalFound"], 0);
}

#[tokio::test]
async fn two_secrets_work_while_one_takes_the_others_place() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let made = make_client(&mut browser, "Payroll", "standard", &["jobs_read"]).await;
    let (id, old) = (client_id(&made), secret(&made));
    let path = newest(&mut browser).await;
    let form = browser.get(&format!("{path}/replace")).await.form("Create a new secret");
    let new = secret(&browser.submit(&form.set("overlap", "day")).await);
    assert_ne!(old, new);
    tokens(&server, &id, &old).await.assert_status(200);
    tokens(&server, &id, &new).await.assert_status(200);
    server.advance(24 * HOUR);
    tokens(&server, &id, &old).await.assert_token_error(401, "invalid_client");
    tokens(&server, &id, &new).await.assert_status(200);
}

#[tokio::test]
async fn a_revoked_client_gets_no_tokens_and_those_it_has_open_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let made = make_client(&mut browser, "Payroll", "administrator", &["candidates_read"]).await;
    let (id, secret) = (client_id(&made), secret(&made));
    let token = tokens(&server, &id, &secret).await.json();
    let token = token["access_token"].as_str().expect("text");
    let path = newest(&mut browser).await;
    let form = browser.get(&format!("{path}/revoke")).await.form("Revoke");
    browser.submit(&form).await;
    server.call(CANDIDATES, token).await.assert_status(401);
    tokens(&server, &id, &secret).await.assert_token_error(401, "invalid_client");
    // Not even an operator brings it back: its secrets are gone.
    server.change_client(&id, |client| client.disabled = false).await;
    tokens(&server, &id, &secret).await.assert_token_error(401, "invalid_client");
    browser.get(ENDED).await.assert_says("Payroll").assert_says("Revoked on");
    browser.get(LIST).await.assert_does_not_say("Payroll");
    server.advance(91 * DAY);
    let mut ada = server.signed_in(ADA).await;
    for list in [LIST, ENDED] {
        ada.get(list).await.assert_does_not_say("Payroll");
    }
}

#[tokio::test]
async fn another_companys_client_cannot_be_copied_or_seen() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let made = make_client(&mut ada, "Payroll", "standard", &["jobs_read"]).await;
    let id = client_id(&made);
    let mut kim = server.signed_in(KIM).await;
    kim.get(&format!("/credentials/{id}")).await.assert_page(404);
    kim.get(&format!("{NEW_CLIENT}?copy={id}")).await.assert_page(404);
    ada.get(&format!("{NEW_CLIENT}?copy={id}")).await.assert_page(200);
    // What a client opens is of another catalogue than what a token does.
    ada.get(&format!("/credentials/tokens/new?copy={id}")).await.assert_page(404);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_client() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_CLIENT).await.form("Review").press("Review");
    let form = form.set("name", "Payroll").set("role", "standard").tick("jobs_read");
    let review = browser.submit(&form).await.form("Create client").press("Create client");
    let clients = server.count("clients");
    secret(&browser.submit(&review).await);
    browser.submit(&review).await.assert_says("Already created");
    assert_eq!(server.count("clients"), clients + 1);
}
