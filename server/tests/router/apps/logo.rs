//! The logo of an app, uploaded by its owners.

use std::time::Duration;

use super::market::{offer, verify};
use super::{begin, registered, request};
use crate::audit::log;
use crate::logos::png;
use testkit::{ADA, Browser, KIM, PAT, RAVI, TestServer};

const UPLOAD: &str = "Upload the logo";

/// Uploads a picture that is taken.
async fn give(browser: &mut Browser<'_>, app: &str, picture: &[u8]) {
    let form = browser.get(&format!("{app}/configure")).await.form(UPLOAD);
    assert_eq!(
        browser.upload(&form, "logo", picture).await.our_location(),
        format!("{app}/configure?done=saved")
    );
}

#[tokio::test]
async fn what_is_no_logo_is_refused_in_words_and_nothing_is_stored() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let before = (server.count("logos"), log(&server).await);
    let form = ada.get(&format!("{app}/configure")).await.form(UPLOAD);
    let too_large = vec![0; 1024 * 1024 + 1];
    let cut = &png(64, 64)[..60];
    for (file, says) in [
        (&b""[..], "Choose a picture."),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "This file is not a PNG, JPEG or WebP picture",
        ),
        (b"GIF89a", "This file is not a PNG, JPEG or WebP picture"),
        (&too_large, "The file is larger than 1 MiB."),
        (&png(2049, 1), "more than 2048 pixels wide or high"),
        (cut, "The picture is damaged."),
    ] {
        let page = ada.upload(&form, "logo", file).await;
        page.assert_page(422).assert_says(says);
        assert!(page.select("title")[0].starts_with("Error"), "the title says it, too");
        assert_eq!(page.select("#logo[aria-invalid=true][aria-describedby^=logo-error]").len(), 1);
    }
    // Another field, and no form for files.
    ada.upload(&form, "picture", &png(9, 9)).await.assert_page(422);
    ada.submit(&form.clone().set("logo", "logo.png")).await.assert_page(410);
    assert_eq!((server.count("logos"), log(&server).await), before);
}

#[tokio::test]
async fn a_body_that_is_no_upload_of_a_logo_is_not_read_to_its_end() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let form = ada.get(&format!("{app}/configure")).await.form(UPLOAD);
    ada.upload(&form, "logo", &vec![0; 17 * 1024 * 1024]).await.assert_page(413);
    // Elsewhere the small limit stays.
    let mut elsewhere = form.clone();
    elsewhere.action = format!("{app}/save");
    ada.upload(&elsewhere, "logo", &vec![0; 65 * 1024]).await.assert_page(413);
}

#[tokio::test]
async fn only_the_companys_administrators_give_its_apps_a_logo_by_forms_of_ours() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let form = ada.get(&format!("{app}/configure")).await.form(UPLOAD);
    let logos = server.count("logos");
    for (email, status) in [(KIM, 404), (RAVI, 403)] {
        let mut other = server.signed_in(email).await;
        let mut own = other.get("/").await.form("Sign out");
        own.action.clone_from(&form.action);
        other.upload(&own, "logo", &png(9, 9)).await.assert_page(status);
        own.action = format!("{app}/remove-logo");
        other.submit(&own).await.assert_page(status);
    }
    let forged = form.clone().set("token", "forged");
    ada.upload(&forged, "logo", &png(9, 9)).await.assert_page(410);
    let mut elsewhere = ada.clone();
    elsewhere.origin = ("cross-site", "https://evil.example");
    elsewhere.upload(&form, "logo", &png(9, 9)).await.assert_page(410);
    let stranger = server.browser().upload(&form, "logo", &png(9, 9)).await;
    assert!(stranger.our_location().starts_with("/sign-in"));
    assert_eq!(server.count("logos"), logos);
}

#[tokio::test]
async fn a_draft_gets_its_logo_when_it_is_registered() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    let configure = ada.get(&format!("{app}/configure")).await;
    assert_eq!(configure.our_location(), app);
    let page = ada.get(&app).await;
    page.assert_says("You can upload a logo once the app is registered.");
    let mut form = ada.get("/").await.form("Sign out");
    form.action = format!("{app}/logo");
    ada.upload(&form, "logo", &png(9, 9)).await.assert_page(404);
}

#[tokio::test]
async fn people_see_a_logo_once_the_publisher_is_verified() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    give(&mut ada, &app, &png(300, 200)).await;
    let shown = ada.get(&format!("{app}/configure")).await.select("img.logo").len();
    assert_eq!(shown, 1, "its owners see it");
    let preview = format!("{app}/preview");
    let mut ravi = server.signed_in(RAVI).await;
    assert_eq!(ada.get(&preview).await.select("img"), [] as [String; 0]);
    assert_eq!(ravi.consent_page(&request(&app)).await.select("img"), [] as [String; 0]);
    verify(&server).await;
    assert_eq!(ada.get(&preview).await.select(".app-i img").len(), 1);
    assert_eq!(ravi.consent_page(&request(&app)).await.select(".app-i img").len(), 1);
}

#[tokio::test]
async fn everybody_is_asked_again_under_a_new_logo_but_not_under_the_same_or_none() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&request(&app)).await;
    ada.get(&format!("{app}/configure"))
        .await
        .assert_says("Everyone who uses the app is asked again");
    server.advance(Duration::from_secs(1));
    give(&mut ada, &app, &png(64, 64)).await;
    let page = ravi.consent_page(&request(&app)).await;
    page.assert_says("Allow access").assert_does_not_say("Continue");
    server.advance(Duration::from_secs(1));
    ravi.allow(&request(&app)).await;
    give(&mut ada, &app, &png(64, 64)).await;
    let form = ada.get(&format!("{app}/configure")).await.form("Remove the logo");
    ada.submit(&form).await.assert_status(303);
    let page = ada.get(&format!("{app}/configure")).await;
    assert_eq!(page.select("img"), [] as [String; 0]);
    ada.submit(&form).await.assert_status(303);
    ravi.consent_page(&request(&app)).await.assert_says("Continue");
    let told = log(&server).await;
    let told: Vec<_> = told.iter().filter(|line| line.starts_with("logo")).collect();
    let by = format!("Shiftplan, {ADA}, 127.0.0.1: ");
    assert_eq!(told, [&format!("logo_given {by}"), &format!("logo_removed {by}")]);
}

#[tokio::test]
async fn a_listed_app_with_a_new_logo_is_looked_at_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    verify(&server).await;
    give(&mut ada, &app, &png(64, 64)).await;
    offer(&mut ada, &app).await;
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("The app leaves the Marketplace until we have reviewed it again.");
    let form = page.form("Remove the logo");
    ada.submit(&form).await;
    ada.get(&format!("{app}/listing")).await.assert_says("Offered since");
    give(&mut ada, &app, &png(64, 32)).await;
    ada.get(&format!("{app}/listing")).await.assert_says("We review it before it is offered.");
    let mut pat = server.signed_in(PAT).await;
    let review = pat.get("/marketplace/review").await.link_with("Shiftplan");
    pat.get(&review).await.form("Offer Shiftplan");
}
