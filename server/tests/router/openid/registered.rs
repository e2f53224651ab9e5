//! How a client signs people in, as the operator says it.

use oauth::authentication::AuthenticationClass;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::client::sign_in::{Pkce, SignInTerms};
use oauth::credential::secret::ClientSecret;
use oauth::id::ClientId;
use oauth::identity::subject::SubjectType;
use oauth::timestamp::Timestamp;
use provider::clients::client_terms::ClientTerms;
use provider::clients::manage_clients::{ClientFile, ManageClientError};
use testkit::{ADA, PARTNER_CALLBACK, TestServer};

use super::{request, server, tokens};

const LOGOUT: &str = "https://wiki.example/logout";

fn file(confidential: bool, members: &str) -> Result<ClientFile, String> {
    let text = format!(
        "confidential = {confidential}\n[client]\nname = 'Wiki'\n\
         grant_types = ['authorization_code']\nredirect_uris = ['https://wiki.example/cb']\n\
         required = 'openid'\ndefault = 'openid'\n{members}"
    );
    toml::from_str(&text).map_err(|error| error.message().to_owned())
}

#[tokio::test]
async fn a_file_that_contradicts_itself_adds_no_client() {
    let server = TestServer::start().await;
    let clients = server.provider.clients();
    for unknown in [
        "subject_type = 'ephemeral'",
        "id_token_algorithm = 'none'",
        "pkce = 'never'",
        "sector = 'x'",
    ] {
        assert!(file(true, unknown).is_err(), "{unknown}");
    }
    for (confidential, members) in [
        (false, "pkce = 'or_nonce'"),
        (true, "subject_type = 'pairwise'\njwt = true"),
        (true, "default_max_age = 99999999"),
        (true, "default_acr = 'phr'"),
        (true, "initiate_login_uri = 'https://evil.example/'"),
        (true, "post_logout_redirect_uris = ['http://wiki.example/bye']"),
        (true, "backchannel_logout_uri = 'https://evil.example/logout'"),
        (true, "backchannel_logout_uri = 'http://wiki.example/logout'"),
        (true, "backchannel_logout_uri = 'https://wiki.example:8443/logout'"),
        (true, "backchannel_logout_uri = 'https://192.0.2.7/logout'"),
    ] {
        let refused =
            clients.prepare_client(file(confidential, members).expect("readable"), None).await;
        assert!(matches!(refused, Err(ManageClientError::Terms(_))), "{members}");
    }
}

#[test]
fn a_file_that_registers_an_app_says_where_it_is_told() {
    let terms = |line: &str| {
        let file = format!(
            "name = 'Wiki'\ngrant_types = ['authorization_code']\n\
             redirect_uris = ['https://wiki.example/callback']\nrequired = 'openid'\n{line}"
        );
        let terms: ClientTerms = toml::from_str(&file).expect("terms");
        terms.client(ClientId::new("wiki"), None, Vec::new(), Timestamp(0))
    };
    let line = "backchannel_logout_uri = 'https://wiki.example/logout'\n\
                backchannel_logout_session_required = true";
    let logout = terms(line).expect("a client").backchannel_logout.expect("told");
    assert_eq!(logout.uri.as_str(), "https://wiki.example/logout");
    assert!(logout.session_required);
    let elsewhere = terms("backchannel_logout_uri = 'https://bank.example/pay'");
    assert!(elsewhere.expect_err("refused").contains("the host must be that of a redirect URI"));
}

#[tokio::test]
async fn a_client_is_added_with_all_members() {
    let server = TestServer::start().await;
    let clients = server.provider.clients();
    let all = "subject_type = 'pairwise'\nid_token_algorithm = 'ES256'\npkce = 'or_nonce'\n\
        post_logout_redirect_uris = ['https://wiki.example/bye']\n\
        backchannel_logout_uri = 'https://wiki.example/logout'\n\
        backchannel_logout_session_required = true\ndefault_max_age = 3600\n\
        default_acr = 'urn:countersign:acr:2fa'\n\
        initiate_login_uri = 'https://wiki.example/login'";
    let prepared =
        clients.prepare_client(file(true, all).expect("readable"), None).await.expect("right");
    clients.add_client(&prepared).await.expect("added");
    let found = clients.client_to_manage(&prepared.client.id).await.expect("found");
    let terms = SignInTerms::of(&found);
    assert_eq!(terms, SignInTerms::of(&prepared.client));
    assert_eq!((terms.subject_type, terms.pkce), (SubjectType::Pairwise, Pkce::OrNonce));
    assert_eq!(terms.default_class, Some(AuthenticationClass::TwoFactors));
    assert_eq!(terms.initiate_login_uri.as_deref(), Some("https://wiki.example/login"));
    let logout = terms.backchannel_logout.expect("told");
    assert_eq!((logout.uri.as_str(), logout.session_required), (LOGOUT, true));
}

#[tokio::test]
async fn an_operator_changes_it_and_what_is_not_named_stays() {
    let server = server().await;
    let clients = server.provider.clients();
    let id = ClientId::new("demo-partner");
    let before = clients.client_to_manage(&id).await.expect("found");
    let first = server.id_token(&tokens(&server, &request("openid")).await).await;
    let pairwise = |terms| SignInTerms { subject_type: SubjectType::Pairwise, ..terms };
    clients.set_sign_in(&id, pairwise).await.expect("set");
    let after = clients.client_to_manage(&id).await.expect("found");
    assert_eq!(after.subject_type, SubjectType::Pairwise);
    assert_eq!((after.secrets, after.scopes), (before.secrets, before.scopes));
    let asked = request("openid").with("prompt", "consent");
    let second = server.id_token(&tokens(&server, &asked).await).await;
    assert_ne!(second["sub"], first["sub"]);
    // What contradicts changes nothing.
    let foreign = |terms| SignInTerms {
        initiate_login_uri: Some("https://evil.example/".to_owned()),
        ..terms
    };
    clients.set_sign_in(&id, foreign).await.expect_err("another's host");
    let told = |uri: &str| {
        let uri = BackChannelLogoutUri::register(uri).expect("an address");
        let logout = Some(BackChannelLogout { uri, session_required: true });
        move |terms| SignInTerms { backchannel_logout: logout, ..terms }
    };
    clients.set_sign_in(&id, told(LOGOUT)).await.expect_err("another's host");
    let own = told("http://127.0.0.1:8765/logout");
    clients.set_sign_in(&id, own).await.expect("set");
    let found = clients.client_to_manage(&id).await.expect("found");
    assert!(found.backchannel_logout.is_some_and(|logout| logout.session_required));
    let silent = |terms| SignInTerms { backchannel_logout: None, ..terms };
    clients.set_sign_in(&id, silent).await.expect("set");
    let found = clients.client_to_manage(&id).await.expect("found");
    assert_eq!((found.backchannel_logout, found.subject_type), (None, SubjectType::Pairwise));
    let spa = ClientId::new("demo-spa");
    let nonce = |terms| SignInTerms { pkce: Pkce::OrNonce, ..terms };
    clients.set_sign_in(&spa, nonce).await.expect_err("public");
    clients.set_sign_in(&ClientId::new("none"), |terms| terms).await.expect_err("unknown");
    let mut ada = server.signed_in(ADA).await;
    let answer = ada.get(&request("openid").with("prompt", "none").path()).await;
    assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
}

/// Apps that are set up already keep their ID and their secret.
#[tokio::test]
async fn a_client_comes_over_with_the_id_and_the_secret_that_another_server_gave_it() {
    const SECRET: &str = "Zk3q9sLwX0vTnB7yPcR2dFgH5jKmQ8eW";
    let server = TestServer::start().await;
    let clients = server.provider.clients();
    let named = |id: &str| ClientFile { id: Some(id.to_owned()), ..file(true, "").expect("right") };
    let secret = |text: &str| Some(ClientSecret::new(text));
    for id in ["usr_wiki", "https://wiki.example/client", "reg_1", "a b", ""] {
        assert!(clients.prepare_client(named(id), secret(SECRET)).await.is_err(), "{id}");
    }
    let taken = clients.prepare_client(named("demo-partner"), secret(SECRET)).await;
    assert!(matches!(taken, Err(ManageClientError::TakenId(_))));
    for weak in ["password", &SECRET[1..], "äääääääääääääääääääääääääääääääääää", &"x".repeat(256)]
    {
        let refused = clients.prepare_client(named("wiki"), secret(weak)).await;
        assert!(matches!(refused, Err(ManageClientError::OwnSecret)), "{weak}");
    }
    let public = ClientFile { confidential: false, ..named("wiki") };
    assert!(clients.prepare_client(public, secret(SECRET)).await.is_err());
    let prepared = clients.prepare_client(named("wiki"), secret(SECRET)).await.expect("right");
    clients.add_client(&prepared).await.expect("added");
    let again = clients.add_client(&prepared).await;
    assert!(matches!(again, Err(ManageClientError::TakenId(_))), "it is added once");
    let pairs = [("grant_type", "authorization_code"), ("code", "x"), ("redirect_uri", "x")];
    let right = server.token(Some(&testkit::basic("wiki", SECRET)), &pairs).await;
    right.assert_token_error(400, "invalid_grant");
    let wrong = server.token(Some(&testkit::basic("wiki", &SECRET[1..])), &pairs).await;
    wrong.assert_token_error(401, "invalid_client");
    assert!(!server.everything_stored().contains(SECRET));
}
