//! How an app signs people in, as its owner writes it.

use oauth::authentication::AuthenticationClass;
use oauth::client::Client;
use oauth::client::sign_in::SignInTerms;
use oauth::id::ClientId;
use testkit::{ADA, KIM, RAVI, TestServer};

use super::{CALLBACK, ask_for, client_id, register, write};

async fn client(server: &TestServer, app: &str) -> Client {
    let id = ClientId::new(client_id(app));
    server.provider.clients().client_to_manage(&id).await.expect("registered")
}

#[tokio::test]
async fn others_do_not_even_see_the_page() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let page = format!("{app}/sign-in");
    let form = ada.get(&page).await.form_for("/sign-in");
    for (email, status) in [(RAVI, 403), (KIM, 404)] {
        let mut browser = server.signed_in(email).await;
        assert_eq!(browser.get(&page).await.status, status, "{email}");
        assert_ne!(browser.submit(&form).await.status, 303, "{email}");
    }
    assert_ne!(server.browser().get(&page).await.status, 200);
}

#[tokio::test]
async fn what_is_wrong_is_said_where_it_is_written_and_nothing_is_lost() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let form = ada.get(&format!("{app}/sign-in")).await.form_for("/sign-in");
    let form = form
        .set("post_logout_redirect_uris", "https://shiftplan.example/bye\nhttp://shiftplan.example")
        .set("initiate_login_uri", "https://evil.example/login")
        .set("default_max_age", "an hour");
    let page = ada.submit(&form).await;
    page.assert_page(422)
        .assert_says("Line 2: https is required")
        .assert_says("The address must be on a host of your redirect addresses")
        .assert_says("Enter 0 to 31536000 seconds");
    let again = page.form_for("/sign-in");
    assert!(again.fields.contains(&("default_max_age".to_owned(), "an hour".to_owned())));
    // It is left to be mended before the app can be registered.
    assert!(
        ada.get(&app).await.select("form button").iter().all(|text| text != "Register the app")
    );
}

/// This server calls it.
#[tokio::test]
async fn an_app_is_told_of_logouts_at_no_other_host_and_not_without_https() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    for (uri, said) in [
        (
            "https://evil.example/logout",
            "Back-channel logout: The address must be on a host of your",
        ),
        ("http://shiftplan.example/logout", "Back-channel logout: https is required"),
        ("com.shiftplan:/logout", "Back-channel logout: https is required"),
        ("https://shiftplan.example:8443/logout", "Back-channel logout: leave out the port"),
        ("https://10.0.0.1/logout", "use a host name instead of an IP address"),
    ] {
        let form = ada.get(&format!("{app}/sign-in")).await.form_for("/sign-in");
        let page = ada.submit(&form.set("backchannel_logout_uri", uri)).await;
        page.assert_page(422).assert_says(said);
        let again = page.form_for("/sign-in");
        assert!(again.fields.contains(&("backchannel_logout_uri".to_owned(), uri.to_owned())));
    }
}

#[tokio::test]
async fn an_app_without_a_secret_is_not_asked_about_pkce_and_cannot_go_without() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "browser", CALLBACK).await;
    let page = ada.get(&format!("{app}/sign-in")).await;
    page.assert_does_not_say("PKCE");
    let form = page.form_for("/sign-in").set("pkce", "or_nonce");
    ada.submit(&form).await.assert_page(422).assert_says("must send a challenge");
}

#[tokio::test]
async fn what_an_owner_writes_counts_once_it_is_saved_and_says_what_it_means() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    // Who asks for no one's identity is not bothered with it.
    ada.get(&app).await.assert_does_not_say("Signature of ID tokens");
    ask_for(&mut ada, &app, "openid", "required").await;
    ada.get(&app).await.assert_says("Signature of ID tokens");
    register(&mut ada, &app).await.assert_page(200);
    assert_eq!(SignInTerms::of(&client(&server, &app).await), SignInTerms::default());

    let form = ada.get(&format!("{app}/sign-in")).await.form_for("/sign-in");
    let form = form
        .set("subject_type", "pairwise")
        .set("id_token_algorithm", "ES256")
        .set("pkce", "or_nonce")
        .set("post_logout_redirect_uris", "https://shiftplan.example/bye")
        .set("backchannel_logout_uri", " https://shiftplan.example/logout ")
        .tick("required")
        .set("initiate_login_uri", "https://shiftplan.example/login")
        .set("default_max_age", "3600")
        .tick("yes");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(SignInTerms::of(&client(&server, &app).await), SignInTerms::default());
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("The app signs people in under other rules than before.")
        .assert_says("The app gets a new ID for everyone");
    ada.submit(&page.form("Save changes")).await.assert_status(303);
    let saved = client(&server, &app).await;
    assert_eq!(saved.subject_type.as_str(), "pairwise");
    assert_eq!(saved.id_token_algorithm.as_str(), "ES256");
    assert!(saved.nonce_instead_of_pkce);
    assert_eq!(saved.post_logout_redirect_uris.len(), 1);
    let logout = saved.backchannel_logout.expect("told");
    assert_eq!(logout.uri.as_str(), "https://shiftplan.example/logout");
    assert!(logout.session_required);
    assert_eq!(saved.default_max_age.map(|age| age.as_secs()), Some(3600));
    assert_eq!(saved.default_class, Some(AuthenticationClass::TwoFactors));
    assert_eq!(saved.initiate_login_uri.as_deref(), Some("https://shiftplan.example/login"));
    // Written again as it is, it changes nothing.
    let form = ada.get(&format!("{app}/sign-in")).await.form_for("/sign-in");
    ada.submit(&form).await.assert_status(303);
    ada.get(&format!("{app}/configure"))
        .await
        .assert_does_not_say("Save changes")
        .assert_says("https://shiftplan.example/logout")
        .assert_says("Required by the app");
    // Nor is it told any more when its owner empties the field.
    let form = ada.get(&format!("{app}/sign-in")).await.form_for("/sign-in");
    ada.submit(&form.set("backchannel_logout_uri", "")).await.assert_status(303);
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("The app signs people in under other rules than before.");
    ada.submit(&page.form("Save changes")).await.assert_status(303);
    assert_eq!(client(&server, &app).await.backchannel_logout, None);
}

#[tokio::test]
async fn another_host_of_answers_is_a_new_number_for_everyone_and_that_is_said() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let form = ada.get(&format!("{app}/sign-in")).await.form_for("/sign-in");
    ada.submit(&form.set("subject_type", "pairwise")).await.assert_status(303);
    register(&mut ada, &app).await.assert_page(200);
    super::write_addresses(&mut ada, &app, "https://other.example/callback").await;
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("The app gets a new ID for everyone");
}

#[tokio::test]
async fn people_open_a_connected_app_where_it_signs_them_in() {
    let server = TestServer::start().await;
    server.let_ask_who("demo-partner").await;
    let mut ada = server.signed_in(ADA).await;
    let request = testkit::AuthorizationUrl::partner().with("scope", "openid");
    ada.allow(&request).await;
    let details = ada.get("/connected-apps").await.links(".t .name a").remove(0);
    ada.get(&details).await.assert_does_not_say("Open Talentsync");
    let login = "http://127.0.0.1:8765/login?a=b";
    server
        .change_client("demo-partner", |client| client.initiate_login_uri = Some(login.to_owned()))
        .await;
    let link = ada.get(&details).await.link_with("Open Talentsync");
    assert_eq!(link, format!("{login}&iss=http%3A%2F%2Flocalhost%3A3000"));
}
