//! There and back.

use oauth::client::domain::Domain;
use serde_json::json;
use testkit::browser::code;
use testkit::html::Form;
use testkit::identity_provider::{FABRIKAM, SECRET, draft};
use testkit::{
    ADA, AuthorizationUrl, Browser, IdentityProvider, KIM, MINUTE, SECOND, Setup, TestServer, basic,
};

use super::{
    arrive, assert_not_signed_in, assert_signed_in, contoso, lea, leave, start, start_with,
};

#[tokio::test]
async fn signin_2_a_request_carries_state_nonce_and_pkce_and_the_code_is_exchanged_with_them() {
    let (server, idp, record) = start().await;
    let mut browser = server.browser();
    let location = leave(&mut browser, None).await;
    let query = idp.query(&location);
    for name in ["state", "nonce", "code_challenge"] {
        assert!(query[name].len() >= 43, "{name}: {}", query[name]);
    }
    let callback = format!("http://localhost:3000/sign-in/callback/{}", record.provider.id);
    assert_eq!(query["redirect_uri"], callback);
    assert_eq!(query["scope"], "openid profile email");
    let back = idp.approve(&server, &location, &lea());
    assert_eq!(browser.get(&back).await.our_location(), "/");
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    let (form, authorization) = idp.sent("/token");
    assert_eq!(form["grant_type"], "authorization_code");
    assert!(form["code_verifier"].len() >= 43 && !form.contains_key("client_secret"));
    assert_eq!(authorization, Some(basic("countersign", SECRET)));
}

#[tokio::test]
async fn signin_2_an_apps_request_goes_on_after_a_sign_in_at_the_provider() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let request = AuthorizationUrl::partner().path();
    let location = leave(&mut browser, Some(&request)).await;
    let back = idp.approve(&server, &location, &lea());
    let answer = browser.get(&back).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("lea@contoso.example");
    let allowed = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert!(!code(&allowed).is_empty());
}

#[tokio::test]
async fn signin_2_a_return_path_leads_to_this_server_alone() {
    let (server, idp, _) = start().await;
    for path in ["https://evil.example/", "//evil.example/", "/\\evil.example"] {
        let mut browser = server.browser();
        let location = leave(&mut browser, Some(path)).await;
        let back = idp.approve(&server, &location, &lea());
        assert_eq!(browser.get(&back).await.our_location(), "/", "{path}");
    }
}

#[tokio::test]
async fn signin_2_an_answer_is_taken_once_in_the_browser_that_began_and_for_ten_minutes() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let location = leave(&mut browser, None).await;
    let back = idp.approve(&server, &location, &lea());
    // Another user is to be signed in as the one who began.
    let mut victim = server.browser();
    victim.get("/sign-in").await;
    victim.get(&back).await.assert_page(422).assert_says("began in another browser");
    assert_not_signed_in(&mut victim).await;
    // It was used up.
    browser.get(&back).await.assert_page(422).assert_says("used before");
    assert_not_signed_in(&mut browser).await;

    let location = leave(&mut browser, None).await;
    let back = idp.approve(&server, &location, &lea());
    assert_eq!(browser.get(&back).await.our_location(), "/");
    browser.get(&back).await.assert_page(422).assert_says("used before");

    let mut late = server.browser();
    let location = leave(&mut late, None).await;
    let back = idp.approve(&server, &location, &lea());
    server.advance(10 * MINUTE + SECOND);
    late.get(&back).await.assert_page(422).assert_says("took too long");
    assert_not_signed_in(&mut late).await;
}

#[tokio::test]
async fn signin_2_two_tabs_of_one_browser_both_arrive() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let first = leave(&mut browser, None).await;
    let second = leave(&mut browser, Some("/connected-apps")).await;
    let (first, second) =
        (idp.approve(&server, &first, &lea()), idp.approve(&server, &second, &lea()));
    assert_eq!(browser.get(&second).await.our_location(), "/connected-apps");
    assert_eq!(browser.get(&first).await.our_location(), "/");
}

#[tokio::test]
async fn signin_2_the_cookie_changes_at_the_sign_in() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let location = leave(&mut browser, None).await;
    let before = browser.session_cookie();
    browser.get(&idp.approve(&server, &location, &lea())).await;
    assert_ne!(browser.session_cookie(), before);
}

#[tokio::test]
async fn signin_2_the_address_finds_the_provider_whether_or_not_there_is_an_account() {
    let (server, idp, _) = start_with(|draft| draft.has_button = false).await;
    let mut locations = Vec::new();
    for email in [KIM, "nobody@contoso.example", " Nobody@CONTOSO.example "] {
        let mut browser = server.browser();
        let page = browser.get("/sign-in").await;
        page.assert_does_not_say("Contoso ID");
        let form = page.form("Sign in").set("email", email);
        for form in [form.clone(), form.press("Use your company’s sign-in")] {
            let answer = browser.submit(&form).await;
            let location = answer.assert_status(303).header("location").expect("a location");
            assert_eq!(idp.query(location)["login_hint"], email.trim());
            locations.push((answer.headers.len(), location.len() - email.trim().len()));
        }
    }
    assert_eq!(locations[0], locations[2], "{locations:?}");
    assert_eq!(server.count("sign_in_failures"), 0);
    // Others are asked for a password as ever.
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in").set("email", ADA);
    browser.submit(&form).await.assert_page(422).assert_says("Enter your password.");
    let page = browser.submit(&form.press("Use your company’s sign-in")).await;
    page.assert_page(422).assert_says("There is no company sign-in for this address.");
}

#[tokio::test]
async fn signin_2_without_a_provider_the_page_offers_none() {
    let server = TestServer::start().await;
    let page = server.browser().get("/sign-in").await;
    page.assert_does_not_say("company’s sign-in").assert_does_not_say("Continue with");
}

#[tokio::test]
async fn signin_2_the_button_of_another_sites_form_leads_nowhere() {
    let (server, _, record) = start().await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in").set("token", "x");
    let answer = browser.submit(&form.set("provider", record.provider.id.as_str())).await;
    answer.assert_page(422);
    assert_eq!(server.count("upstream_requests"), 0);
}

async fn ask_again(browser: &mut Browser<'_>, form: &Form) -> String {
    browser.submit(form).await.header("location").expect("a location").to_owned()
}

#[tokio::test]
async fn signin_2_who_is_to_confirm_who_they_are_is_asked_again_there() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    server.advance(16 * MINUTE);
    let page = browser.open("/credentials/tokens/new").await;
    assert_eq!(page.select("input[type=password]").len(), 0);
    let form = page.form("Continue with Contoso ID").press("Continue with Contoso ID");
    let location = ask_again(&mut browser, &form).await;
    let query = idp.query(&location);
    assert_eq!((query["prompt"].as_str(), query["max_age"].as_str()), ("login", "0"));
    let now = server.provider.now().0;
    // The provider must say that they did.
    for auth_time in [json!(null), json!(now - 16 * 60)] {
        let location = ask_again(&mut browser, &form).await;
        let mut claims = lea();
        claims["auth_time"] = auth_time.clone();
        let back = idp.approve(&server, &location, &claims);
        let page = browser.get(&back).await;
        page.assert_page(422).assert_says("did not confirm that you signed in just now");
    }
    let location = ask_again(&mut browser, &form).await;
    let back = idp.approve(&server, &location, &lea());
    assert_eq!(browser.get(&back).await.our_location(), "/credentials/tokens/new");
    browser.get("/credentials/tokens/new").await.assert_page(200);
}

#[tokio::test]
async fn signin_2_a_sign_in_there_of_long_ago_is_none_of_just_now() {
    let (server, idp, _) = start().await;
    let now = server.provider.now().0;
    for auth_time in [json!(now - 3600), json!(null)] {
        let mut browser = server.browser();
        let mut claims = lea();
        claims["auth_time"] = auth_time;
        arrive(&server, &mut browser, &idp, &claims).await;
        assert_signed_in(&mut browser, "lea@contoso.example").await;
        browser.open("/credentials/tokens/new").await.assert_says("Confirm it's you");
    }
}

#[tokio::test]
async fn signin_2_what_the_provider_says_of_the_sign_in_is_recorded_and_no_more() {
    let (server, idp, record) = start().await;
    let mut browser = server.browser();
    let mut claims = lea();
    claims["amr"] = json!(["otp", "pwd", "face"]);
    arrive(&server, &mut browser, &idp, &claims).await;
    let (methods, provider): (String, String) = server
        .database()
        .query_row("SELECT methods, provider_id FROM sessions", (), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("a session");
    assert_eq!((methods.as_str(), provider.as_str()), ("pwd otp", record.provider.id.as_str()));
}

#[tokio::test]
async fn signin_2_a_provider_that_says_no_or_is_away_is_named_in_words_of_ours() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let location = leave(&mut browser, None).await;
    let said = [("error", "access_denied"), ("error_description", "<b>ANYTHING</b>")];
    let page = browser.get(&idp.back(&idp.query(&location), &said)).await;
    page.assert_page(422).assert_says("Contoso ID did not sign you in.");
    assert!(!page.body.contains("ANYTHING"));
    let location = leave(&mut browser, None).await;
    let back = idp.approve(&server, &location, &lea());
    idp.go_away();
    let page = browser.get(&back).await;
    page.assert_page(422).assert_says("The answer from Contoso ID cannot be accepted.");
    assert_not_signed_in(&mut browser).await;
}

#[tokio::test]
async fn signin_2_a_key_of_ours_proves_who_we_are_where_there_is_no_secret() {
    use provider::upstream::manage::DraftAuthentication;
    let (server, idp, _) =
        start_with(|draft| draft.authentication = DraftAuthentication::PrivateKeyJwt).await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    let (form, authorization) = idp.sent("/token");
    assert_eq!(authorization, None);
    let assertion = &form["client_assertion"];
    let (header, claims) = (testkit::jwt::header_of(assertion), testkit::jwt::claims_of(assertion));
    assert_eq!((&header["typ"], &header["alg"]), (&json!("JWT"), &json!("ES256")));
    let published = server.get("/.well-known/jwks.json").await.json();
    let keys = published["keys"].as_array().expect("keys");
    assert!(keys.iter().any(|key| key["kid"] == header["kid"]));
    for (name, value) in [("iss", "countersign"), ("sub", "countersign"), ("aud", FABRIKAM)] {
        assert_eq!(claims[name], value);
    }
    // It is no access token.
    let called = server.call("/api/candidates", assertion).await;
    called.assert_status(401);
}

#[tokio::test]
async fn signin_2_the_answer_of_one_provider_is_not_taken_for_anothers() {
    let (first, second) =
        (IdentityProvider::fabrikam(), IdentityProvider::new("https://evil.example"));
    let upstream = IdentityProvider::network(&[&first, &second]);
    let server = TestServer::start_with(Setup { upstream, ..Setup::default() }).await;
    server.add_provider(&contoso(), draft()).await;
    let mut other = draft();
    other.issuer = "https://evil.example".to_owned();
    other.name = "Northwind ID".to_owned();
    other.domains = vec![Domain::parse("northwind.example").expect("a domain")];
    let northwind = oauth::id::CompanyId::new("cmp_northwind");
    let evil = server.add_provider(&northwind, other).await;
    let mut browser = server.browser();
    let location = leave(&mut browser, None).await;
    let back = first.approve(&server, &location, &lea());
    // To the other's address; and with its name at ours.
    let (_, query) = back.split_once('?').expect("a query");
    let mixed = format!("{}?{query}", routes::sign_in_callback(&evil.provider.id));
    browser.get(&mixed).await.assert_page(422);
    assert_not_signed_in(&mut browser).await;
    for iss in ["https%3A%2F%2Fevil.example", ""] {
        let location = leave(&mut browser, None).await;
        let back = first.approve(&server, &location, &lea());
        let mixed = back.replace("https%3A%2F%2Fid.fabrikam.example", iss);
        assert_ne!(mixed, back);
        browser.get(&mixed).await.assert_page(422);
        // RFC 9207 §2.4: who announces that it names itself always does.
        let location = leave(&mut browser, None).await;
        let back = first.approve(&server, &location, &lea());
        let (silent, _) = back.split_once("&iss=").expect("named");
        browser.get(silent).await.assert_page(422);
    }
    assert_not_signed_in(&mut browser).await;
}
