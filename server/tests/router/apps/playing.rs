//! An app of one's own in the playground.

use super::{client_id, register, write};
use testkit::{ADA, TestServer};

const PLAYGROUND: &str = "http://localhost:3000/playground/callback";

#[tokio::test]
async fn an_app_that_does_not_answer_to_the_playground_cannot_be_played() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", super::CALLBACK).await;
    register(&mut ada, &app).await;
    let page = ada.get(&app).await;
    assert_eq!(page.select("a[href^='/playground?client=']").len(), 0);
    page.assert_says("First add the playground's address");
    ada.get(&page.link_with("Add the address")).await.assert_says(PLAYGROUND);
    ada.get(&format!("/playground?client={}", client_id(&app))).await.assert_page(404);
}

#[tokio::test]
async fn a_newcomer_registers_previews_plays_and_removes_an_app_by_clicks_alone() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", PLAYGROUND).await;
    let preview = ada.get(&app).await.link_with("See the consent page");
    ada.get(&preview).await.assert_says("This is only a preview.");
    let secret = register(&mut ada, &app).await.select("pre").remove(0).trim().to_owned();

    let choose = ada.get(&app).await.link_with("Try it in the playground");
    let page = ada.get(&choose).await;
    page.assert_page(200).assert_says("Shiftplan");
    let request = ada.submit(&page.form("Create link").tick("jobs_read")).await;
    let request = ada.follow(request).await;
    let consent = ada.get(&request.link_with("Open consent page")).await;
    consent.assert_says("Shiftplan");
    let answer = ada.submit(&consent.form("Allow access").press("Allow access")).await;
    let back = answer.header("location").expect("a redirect").to_owned();
    let back = ada.get(back.strip_prefix("http://localhost:3000").expect("ours")).await;
    let form = back.assert_page(200).form("Exchange the code for a token");
    let wrong = ada.submit(&form.clone().set("client_secret", "wrong")).await;
    wrong.assert_says("invalid_client");
    let tokens = ada.submit(&form.set("client_secret", &secret)).await;
    tokens.assert_page(200).assert_says("access_token");

    let page = ada.get("/connected-apps").await;
    page.assert_says("Shiftplan");
    let is_app = |link: &String| link.starts_with("/connected-apps/");
    let connected = page.links("a").into_iter().find(is_app).expect("a link");
    let form = ada.get(&format!("{connected}/remove")).await.form("Remove access");
    ada.submit(&form).await.assert_status(303);

    let form = ada.get(&format!("{app}/remove")).await.form("Remove the app");
    ada.submit(&form).await.assert_status(303);
    ada.get("/apps").await.assert_does_not_say("Shiftplan");
}
