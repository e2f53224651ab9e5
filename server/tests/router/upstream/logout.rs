//! The provider says that a user signed out there (OpenID Connect Back-Channel Logout 1.0).

use serde_json::{Value, json};
use testkit::identity_provider::FABRIKAM;
use testkit::{Answer, IdentityProvider, KIM, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, lea, start};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

fn token(server: &TestServer, jti: &str, change: &Value) -> Value {
    let mut claims = json!({
        "iss": FABRIKAM, "aud": "countersign", "iat": server.provider.now().0, "jti": jti,
        "events": { EVENT: {} },
    });
    let all = claims.as_object_mut().expect("an object");
    all.extend(change.as_object().expect("an object").clone());
    claims
}

async fn send(server: &TestServer, path: &str, token: &str) -> Answer {
    let body = format!("logout_token={token}");
    let request = axum::http::Request::post(path)
        .header("host", "localhost:3000")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.into());
    server.send(request.expect("a request")).await
}

fn signed(idp: &IdentityProvider, claims: &Value) -> String {
    idp.sign(&json!({ "typ": "logout+jwt" }), claims)
}

#[tokio::test]
async fn signin_2_a_logout_there_ends_the_sessions_that_began_there_and_no_others() {
    let (server, idp, record) = start().await;
    let path = routes::sign_in_logout(&record.provider.id);
    let (mut one, mut two) = (server.browser(), server.browser());
    let mut claims = lea();
    arrive(&server, &mut one, &idp, &claims).await;
    claims["sid"] = json!("another-session");
    arrive(&server, &mut two, &idp, &claims).await;
    let mut kim = server.signed_in(KIM).await;
    let by_session = signed(&idp, &token(&server, "1", &json!({ "sid": "session-there" })));
    let answer = send(&server, &path, &by_session).await;
    answer.assert_status(200).assert_header("cache-control", "no-store");
    assert_not_signed_in(&mut one).await;
    assert_signed_in(&mut two, "lea@contoso.example").await;
    let by_person = signed(&idp, &token(&server, "2", &json!({ "sub": "lea-there" })));
    send(&server, &path, &by_person).await.assert_status(200);
    assert_not_signed_in(&mut two).await;
    assert_signed_in(&mut kim, KIM).await;
}

#[tokio::test]
async fn signin_2_a_token_that_is_no_logout_ends_nothing() {
    let (server, idp, record) = start().await;
    let path = routes::sign_in_logout(&record.provider.id);
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    let of = |change: Value| token(&server, "1", &change);
    let sub = json!({ "sub": "lea-there" });
    let good = of(sub.clone());
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        signed(&idp, &claims)
    };
    let other = IdentityProvider::fabrikam();
    let forged = [
        String::new(),
        "a.b.c".to_owned(),
        with("nonce", json!("n")),
        with("events", json!({})),
        with("iss", json!("https://evil.example")),
        with("aud", json!("somebody")),
        with("iat", json!(0)),
        signed(&idp, &of(json!({}))),
        idp.sign(&json!({ "typ": "JWT" }), &good),
        idp.sign(&json!({}), &good),
        idp.sign(&json!({ "typ": "logout+jwt", "alg": "none" }), &good),
        idp.sign(&json!({ "typ": "logout+jwt", "alg": "HS256" }), &good),
        // Of a key of another user, under the same name.
        signed(&other, &good),
    ];
    for token in forged {
        let answer = send(&server, &path, &token).await;
        answer.assert_status(400);
        assert_eq!(answer.json()["error"], "invalid_request", "{token}");
    }
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    let unknown = routes::sign_in_logout("idp_unknown");
    send(&server, &unknown, &signed(&idp, &good)).await.assert_status(400);
}

#[tokio::test]
async fn signin_2_a_logout_is_used_once() {
    let (server, idp, record) = start().await;
    let path = routes::sign_in_logout(&record.provider.id);
    let once = signed(&idp, &token(&server, "1", &json!({ "sub": "lea-there" })));
    send(&server, &path, &once).await.assert_status(200);
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    send(&server, &path, &once).await.assert_status(400);
    assert_signed_in(&mut browser, "lea@contoso.example").await;
}
