//! What the Customer API takes for no access token (RFC 9068 §4, RFC 8725).

use oauth::jose::jwk::PublicJwk;
use serde_json::{Value, json};

use super::own_key::OwnKey;
use super::{CANDIDATES, jwt};
use testkit::client_endpoints::assert_inactive;
use testkit::jwt::{TestKey, claims_of, header_of, part, sign_with_password};
use testkit::{ADA, TestServer, assertion, dpop_client};

/// A token is worth nothing: not at the API, and not where it asks.
async fn assert_worthless(server: &TestServer, what: &str, token: &str) {
    let answer = server.call(CANDIDATES, token).await;
    assert_eq!(answer.status, 401, "{what}");
    assert!(answer.header("www-authenticate").is_some_and(|text| text.contains("invalid_token")));
    assert_inactive(&server.introspect(token).await);
}

/// Claims that are good.
async fn claims(server: &TestServer) -> Value {
    claims_of(&jwt(server).await)
}

fn with(mut claims: Value, name: &str, value: impl Into<Value>) -> Value {
    claims[name] = value.into();
    claims
}

#[tokio::test]
async fn without_a_signature() {
    let server = TestServer::start().await;
    let good = jwt(&server).await;
    let kid = header_of(&good)["kid"].clone();
    let claims = good.split('.').nth(1).expect("claims");
    for alg in ["none", "None", "NONE", ""] {
        let header = part(&json!({ "typ": "at+jwt", "alg": alg, "kid": kid }).to_string());
        assert_worthless(&server, alg, &format!("{header}.{claims}.")).await;
    }
    let (signed, _) = good.rsplit_once('.').expect("parts");
    assert_worthless(&server, "cut off", &format!("{signed}.")).await;
}

#[tokio::test]
async fn signed_with_the_public_key_as_if_it_were_a_password() {
    // RFC 8725 §2.1.
    let server = TestServer::start().await;
    let own = OwnKey::of(&server).await;
    let TestKey::P256(pair) = &own.key else { panic!("another kind of key") };
    let point = aws_lc_rs::signature::KeyPair::public_key(pair).as_ref().to_vec();
    let jwk = own.key.public().with_kid(own.kid.as_str()).to_json().to_string();
    let claims = claims(&server).await;
    for password in [point.as_slice(), &point[1..], jwk.as_bytes(), b""] {
        let header = json!({ "typ": "at+jwt", "alg": "HS256", "kid": own.kid });
        let forged = sign_with_password(password, &header, &claims);
        assert_worthless(&server, "HS256", &forged).await;
        let header = own.header();
        let forged = sign_with_password(password, &header, &claims);
        assert_worthless(&server, "HS256 called ES256", &forged).await;
    }
}

#[tokio::test]
async fn with_other_claims_than_were_signed() {
    let server = TestServer::start().await;
    let good = jwt(&server).await;
    let parts: Vec<&str> = good.split('.').collect();
    let claims = claims_of(&good);
    for (name, value) in [
        ("scope", json!("candidates_read jobs_read users_manage")),
        ("roles", json!(["administrator"])),
        ("company_id", json!("cmp_contoso")),
        ("exp", json!(claims["exp"].as_i64().expect("a time") + 1)),
        ("sub", json!("usr_ada")),
    ] {
        let altered = part(&with(claims.clone(), name, value).to_string());
        assert_worthless(&server, name, &format!("{}.{altered}.{}", parts[0], parts[2])).await;
    }
}

#[tokio::test]
async fn signed_with_a_key_that_is_not_ours() {
    let server = TestServer::start().await;
    let own = OwnKey::of(&server).await;
    let claims = claims(&server).await;
    let stranger = TestKey::p256();
    let jwk = |key: &PublicJwk| key.to_json();
    for (what, header) in [
        ("our kid", own.header()),
        ("a kid of its own", json!({ "typ": "at+jwt", "kid": "mine" })),
        ("no kid", json!({ "typ": "at+jwt" })),
        // RFC 8725 §3.10: a key that comes along is no one's.
        ("jwk", with(own.header(), "jwk", jwk(&stranger.public()))),
        ("jku", with(own.header(), "jku", "https://evil.example/jwks.json")),
        ("a path", json!({ "typ": "at+jwt", "kid": "../../dev/null" })),
        ("SQL", json!({ "typ": "at+jwt", "kid": "' OR 1=1 --" })),
    ] {
        assert_worthless(&server, what, &stranger.sign(&header, &claims)).await;
    }
    // Our own key under a name that is not its own, or without any.
    for header in [json!({ "typ": "at+jwt" }), json!({ "typ": "at+jwt", "kid": "other" })] {
        assert_worthless(&server, "kid unknown", &own.key.sign(&header, &claims)).await;
    }
}

#[tokio::test]
async fn of_another_kind() {
    // RFC 9068 §4: "reject tokens carrying any other value" of typ.
    let server = TestServer::start().await;
    let own = OwnKey::of(&server).await;
    let claims = claims(&server).await;
    for typ in [json!("JWT"), json!("jwt+at"), json!("dpop+jwt"), json!(""), json!(7), Value::Null]
    {
        let header = with(own.header(), "typ", typ.clone());
        assert_worthless(&server, &typ.to_string(), &own.key.sign(&header, &claims)).await;
    }
    let bare = json!({ "alg": "ES256", "kid": own.kid });
    assert_worthless(&server, "no typ", &own.key.sign(&bare, &claims)).await;
    let key = TestKey::demo_signed();
    let sent = dpop_client::for_tokens(&server, &key, CANDIDATES);
    assert_worthless(&server, "a DPoP proof", &sent).await;
    let assertion = assertion::of_demo_signed(&server, "1");
    assert_worthless(&server, "a client assertion", &assertion).await;
}

#[tokio::test]
async fn signed_by_us_with_a_claim_that_is_wrong_or_missing() {
    let server = TestServer::start().await;
    let own = OwnKey::of(&server).await;
    let claims = claims(&server).await;
    let now = server.provider.now().0;
    for (name, value) in [
        ("iss", json!("https://other.example")),
        ("iss", json!("http://localhost:3000/")),
        ("aud", json!("http://localhost:3000/files")),
        ("aud", json!([])),
        ("aud", json!("http://localhost:3000")),
        ("exp", json!(now)),
        ("exp", json!("2100-01-01")),
        ("sub", json!("usr_ada")),
        ("client_id", json!("demo-service")),
        ("client_id", json!("nobody")),
        ("company_id", json!("cmp_contoso")),
        ("family", json!("fam_1")),
        ("cnf", json!({ "x5t#S256": "A" })),
    ] {
        let token = own.key.sign(&own.header(), &with(claims.clone(), name, value.clone()));
        assert_worthless(&server, &format!("{name}: {value}"), &token).await;
    }
    for name in ["iss", "exp", "aud", "sub", "client_id", "iat", "jti", "scope", "company_id"] {
        let mut claims = claims.clone();
        claims.as_object_mut().expect("an object").remove(name);
        let token = own.key.sign(&own.header(), &claims);
        assert_worthless(&server, &format!("no {name}"), &token).await;
    }
    // The key signs what is good, too: what was refused was not its signature.
    let token = own.key.sign(&own.header(), &claims);
    server.call(CANDIDATES, &token).await.assert_status(200);
}

#[tokio::test]
async fn that_two_programs_could_read_differently() {
    // RFC 7519 §4: names "MUST be unique".
    let server = TestServer::start().await;
    let own = OwnKey::of(&server).await;
    let (header, claims) = (own.header().to_string(), claims(&server).await.to_string());
    let header_twice = header.replacen('{', "{\"typ\":\"at+jwt\",", 1);
    let claims_twice = claims.replacen('{', "{\"scope\":\"users_manage\",", 1);
    let nested = format!("{}{}{}", "[".repeat(64), 1, "]".repeat(64));
    let deep = claims.replacen('{', &format!("{{\"x\":{nested},"), 1);
    let huge = claims.replacen('{', &format!("{{\"x\":\"{}\",", "a".repeat(9_000)), 1);
    for (what, header, claims) in [
        ("a header name twice", header_twice.as_str(), claims.as_str()),
        ("a claim twice", &header, &claims_twice),
        ("nested", &header, &deep),
        ("huge", &header, &huge),
        ("crit", &header.replacen('{', "{\"crit\":[\"exp\"],", 1), &claims),
        ("b64", &header.replacen('{', "{\"b64\":false,", 1), &claims),
        ("a list", &header, "[]"),
        ("a text", &header, "\"x\""),
        ("two objects", &header, &format!("{claims}{claims}")),
        ("nothing", "", ""),
    ] {
        assert_worthless(&server, what, &own.key.sign_text(header, claims)).await;
    }
    let good = own.key.sign_text(&header, &claims);
    for (what, token) in [
        ("padding", format!("{good}=")),
        ("a part more", format!("{good}.x")),
        ("encrypted", format!("{good}.x.x")),
        ("a part less", good.rsplit_once('.').expect("parts").0.to_owned()),
        // RFC 7519 §2: a nested JWT.
        ("within another", own.key.sign_text(&header, &format!("\"{good}\""))),
    ] {
        assert_worthless(&server, what, &token).await;
    }
    server.call(CANDIDATES, &good).await.assert_status(200);
}

#[tokio::test]
async fn whose_client_was_disabled_or_serves_another_company_now() {
    let server = TestServer::start().await;
    let token = jwt(&server).await;
    server.change_client("demo-jwt", |client| client.disabled = true).await;
    assert_worthless(&server, "disabled", &token).await;
    server
        .change_client("demo-jwt", |client| {
            client.disabled = false;
            let service = client.service.as_mut().expect("a service");
            service.company_id = oauth::id::CompanyId::new("cmp_contoso");
        })
        .await;
    assert_worthless(&server, "moved", &token).await;
    // Nor is a refresh token or a code ever a JWT: nothing to mix up.
    assert!(!server.partner_tokens(ADA).await.refresh().contains('.'));
}
