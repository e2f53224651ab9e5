//! A registered app: its secret, its changes, and its end.

use super::{CALLBACK, ask_for, client_id, register, registered, request, write, write_addresses};
use testkit::browser::code;
use testkit::request::VERIFIER;
use testkit::{ADA, RAVI, TestServer, basic};

#[tokio::test]
async fn a_server_app_gets_a_secret_once_and_works() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let form = ada.get(&app).await.form("Register the app");
    let page = ada.submit(&form).await;
    let secret = page.assert_page(200).select("pre").remove(0).trim().to_owned();
    page.assert_says(client_id(&app));
    assert_eq!(ada.submit(&form).await.our_location(), app);
    let details = ada.get(&format!("{app}/credentials")).await;
    details.assert_does_not_say(&secret).assert_says(client_id(&app));
    assert!(!server.everything_stored().contains(&secret));
    ada.get("/credentials").await.assert_does_not_say("Shiftplan");

    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request(&app)).await;
    page.assert_says("Shiftplan").assert_says("calls itself").assert_says("To plan shifts.");
    let answer = ravi.submit(&page.form("Allow access").press("Allow access")).await;
    let pairs = [
        ("grant_type", "authorization_code"),
        ("code", &code(&answer)),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    let header = basic(client_id(&app), &secret);
    server.token(Some(&header), &pairs).await.assert_status(200);
}

#[tokio::test]
async fn an_app_for_browsers_has_no_secret() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "browser", CALLBACK).await;
    assert_eq!(register(&mut ada, &app).await.our_location(), app);
    ada.get(&format!("{app}/credentials")).await.assert_says("This app has no secret");
    // Where it runs cannot be changed any more, not even by a form that was edited.
    let form = ada.get(&format!("{app}/about")).await.form("Review changes");
    ada.post(&format!("{app}/about"), form.body().replace("browser", "server")).await;
    ada.get(&format!("{app}/configure")).await.assert_does_not_say("Unsaved changes");
}

#[tokio::test]
async fn a_secret_is_replaced_with_an_overlap() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let replace = ada.get(&format!("{app}/credentials")).await;
    let replace = replace.link_with("Replace the secret");
    let form = ada.get(&replace).await.form("Create a new secret");
    let page = ada.submit(&form).await;
    let new = page.assert_page(200).select("pre").remove(0).trim().to_owned();
    page.link_with("I have stored it – done");
    assert!(page.links("a").contains(&app));
    let record = format!("/credentials/{}", client_id(&app));
    assert_eq!(ada.get(&record).await.our_location(), app);
    let revoke = ada.get(&format!("{record}/revoke")).await;
    assert_eq!(revoke.our_location(), format!("{app}/remove"));
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", "none")];
    let header = basic(client_id(&app), &new);
    server.token(Some(&header), &pairs).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn nothing_changes_until_it_is_saved_and_the_page_says_what_will() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&request(&app)).await;
    ravi.get(&request(&app).path()).await.assert_page(200).assert_says("Continue");

    let form = ada.get(&format!("{app}/about")).await.form("Review changes");
    ada.submit(&form.set("name", "Shiftplanner")).await.assert_status(303);
    ask_for(&mut ada, &app, "candidates_read", "required").await.assert_status(303);
    let more = format!("{CALLBACK}\nhttps://plan.example/callback");
    write_addresses(&mut ada, &app, &more).await.assert_status(303);
    ravi.get(&request(&app).path()).await.assert_does_not_say("Shiftplanner");

    ada.get(&app).await.assert_says("Some changes are not saved.");
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("The name changes from Shiftplan to Shiftplanner.");
    page.assert_says("People can be sent to another host: plan.example");
    page.assert_says("This becomes required: Access Candidates");
    page.assert_says("Everyone who uses the app is asked again");
    server.advance(std::time::Duration::from_secs(1));
    let saved = ada.submit(&page.form("Save changes")).await;
    ada.follow(saved).await.assert_says("Saved.").assert_does_not_say("Unsaved changes");

    let page = ravi.get(&request(&app).path()).await;
    page.assert_page(200).assert_says("Shiftplanner").assert_does_not_say("Continue");
    page.assert_says("Allow access");
}

#[tokio::test]
async fn a_removed_app_is_gone_for_everybody_at_once() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&request(&app)).await;
    // Two clicks: the row's link, and the page that asks.
    let remove = ada.get("/apps").await.link_with("Remove: Shiftplan");
    let page = ada.get(&remove).await;
    page.assert_says("everyone who has connected it loses access at once");
    let form = page.form("Remove the app");
    ada.submit(&form).await.assert_status(303);
    ada.get(&app).await.assert_page(404);
    ravi.get("/connected-apps").await.assert_does_not_say("Shiftplan");
    ravi.get(&request(&app).path()).await.assert_refused_on_our_page();
}
