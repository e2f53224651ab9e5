//! What a JWT must say to be good for an API that reads it itself (RFC 9068 §4).

use std::sync::{Arc, Mutex};

use oauth::client::AccessTokenFormat;
use oauth::jose::algorithm::SigningAlgorithm;
use serde_json::{Value, json};

use super::{Api, JWKS, assert_invalid_token};
use testkit::jwt::{TestKey, sign_with_password};
use testkit::token_client::Tokens;
use testkit::{FILES_API, ISSUER, MINUTE, OWN_API, RAVI, SECOND, Setup, TestServer, basic};

/// Claims that are good now.
pub(super) fn claims(server: &TestServer) -> Value {
    let now = server.provider.now().0;
    json!({
        "iss": ISSUER, "exp": now + 300, "aud": OWN_API, "sub": "usr_ravi",
        "client_id": "demo-partner", "iat": now, "jti": "1", "scope": "candidates_read",
        "company_id": "cmp_northwind", "roles": ["standard"], "family": "fam_1",
    })
}

#[tokio::test]
async fn one_wrong_thing_is_enough_to_be_refused() {
    let server = TestServer::start().await;
    let key = TestKey::ed25519();
    let keys = Arc::new(Mutex::new(vec![key.public().with_kid("k")]));
    let api = Api::before_keys(&server, keys).await;
    let header = json!({ "typ": "at+jwt", "kid": "k" });
    let now = server.provider.now().0;
    let changed = |name: &str, value: Value| {
        let mut claims = claims(&server);
        claims[name] = value;
        key.sign(&header, &claims)
    };
    let under = |header: Value| key.sign(&header, &claims(&server));
    for (what, token) in [
        ("another issuer", changed("iss", "http://localhost:3001".into())),
        ("the issuer with a slash", changed("iss", format!("{ISSUER}/").into())),
        ("another API", changed("aud", FILES_API.into())),
        ("no API", changed("aud", json!([]))),
        ("a prefix of the API", changed("aud", ISSUER.into())),
        ("an API below", changed("aud", format!("{OWN_API}/").into())),
        ("another scheme", changed("aud", OWN_API.replace("http:", "https:").into())),
        ("what is no address", changed("aud", "://api".into())),
        ("over", changed("exp", (now - 10).into())),
        ("of tomorrow", changed("iat", (now + 11).into())),
        ("a role that there is not", changed("roles", json!(["owner"]))),
        ("two roles", changed("roles", json!(["standard", "administrator"]))),
        ("a client that says it is a person", changed("sub", "demo-partner".into())),
        ("no scope", changed("scope", Value::Null)),
        ("bound in a way that is not known", changed("cnf", json!({ "x5t#S256": "a" }))),
        ("another type", under(json!({ "typ": "JWT", "kid": "k" }))),
        ("no type", under(json!({ "kid": "k" }))),
        ("no kid", under(json!({ "typ": "at+jwt" }))),
        ("another's key", TestKey::ed25519().sign(&header, &claims(&server))),
        ("another algorithm's key", TestKey::p256().sign(&header, &claims(&server))),
        ("a password", {
            let header = json!({ "typ": "at+jwt", "kid": "k", "alg": "HS256" });
            sign_with_password(b"k", &header, &claims(&server))
        }),
        ("no signature", under(json!({ "typ": "at+jwt", "kid": "k", "alg": "none" }))),
        ("no JWT", "a.b.c".to_owned()),
        ("dots", "...".to_owned()),
    ] {
        let answer = api.call(&token).await;
        assert_eq!(answer.status, 401, "{what}");
        assert_invalid_token(&answer);
    }
    for (what, token) in [
        ("as it should be", under(header.clone())),
        ("two APIs", changed("aud", json!([FILES_API, OWN_API]))),
        ("its API as others spell it", changed("aud", "HTTP://LOCALHOST:3000/api".into())),
        ("just over, by our clock", changed("exp", (now - 9).into())),
        ("just ahead", changed("iat", (now + 10).into())),
    ] {
        assert_eq!(api.call(&token).await.status, 200, "{what}");
    }
    assert_eq!(api.introspections(), 0);
}

#[tokio::test]
async fn what_is_none_of_ours_makes_no_api_fetch_keys() {
    let server = TestServer::start().await;
    let api = Api::before_keys(&server, Arc::default()).await;
    let mut claims = claims(&server);
    claims["iss"] = "https://evil.example".into();
    let header = json!({ "typ": "at+jwt", "kid": "k" });
    assert_invalid_token(&api.call(&TestKey::p256().sign(&header, &claims)).await);
    assert_eq!(api.line.asked(JWKS), 0);
}

#[tokio::test]
async fn the_servers_own_jwts_are_good_for_their_api_until_they_end() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let api = Api::before(&server).await;
    let ask = async |resource| {
        let pairs = [("grant_type", "client_credentials"), ("resource", resource)];
        let header = basic("demo-jwt", "demo-jwt-secret");
        Tokens::read(&server.token(Some(&header), &pairs).await).access
    };
    assert_invalid_token(&api.call(&ask(FILES_API).await).await);
    let token = ask(OWN_API).await;
    let said = api.call(&token).await.assert_status(200).json();
    assert_eq!(said["method"], "client_credentials");
    for algorithm in SigningAlgorithm::ALL {
        let jwt = AccessTokenFormat::Jwt(algorithm);
        server.change_client("demo-partner", |client| client.access_token_format = jwt).await;
        let person = server.partner_tokens(RAVI).await.access;
        let said = api.call(&person).await.assert_status(200).json();
        assert_eq!(
            (&said["method"], &said["user"], &said["role"]),
            (&"authorization_code".into(), &"usr_ravi".into(), &"standard".into())
        );
    }
    server.advance(5 * MINUTE + 9 * SECOND);
    api.call(&token).await.assert_status(200);
    server.advance(SECOND);
    assert_invalid_token(&api.call(&token).await);
    assert_eq!(api.introspections(), 0);
}
