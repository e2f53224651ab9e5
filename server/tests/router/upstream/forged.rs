//! ID tokens that are none.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use testkit::jwt::TestKey;
use testkit::{IdentityProvider, MINUTE, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, lea, start};

type Forge = fn(&IdentityProvider, i64);

async fn refused(server: &TestServer, idp: &IdentityProvider, what: &str) {
    let mut browser = server.browser();
    let page = arrive(server, &mut browser, idp, &lea()).await;
    page.assert_page(422);
    page.assert_says("The answer from Contoso ID cannot be accepted.");
    assert_not_signed_in(&mut browser).await;
    assert_eq!(server.count("upstream_identities"), 0, "{what}");
}

#[tokio::test]
async fn signin_2_an_id_token_that_is_not_what_was_asked_for_signs_no_user_in() {
    let (server, idp, _) = start().await;
    let forgeries: BTreeMap<&str, Forge> = BTreeMap::from([
        (
            "another issuer",
            (|idp, _| idp.change_id_token(|c| c["iss"] = json!("https://evil.example"))) as Forge,
        ),
        ("another client", |idp, _| idp.change_id_token(|c| c["aud"] = json!("somebody"))),
        ("another client beside", |idp, _| {
            idp.change_id_token(|c| c["aud"] = json!(["countersign", "somebody"]));
        }),
        ("for another party", |idp, _| idp.change_id_token(|c| c["azp"] = json!("somebody"))),
        ("another nonce", |idp, _| idp.change_id_token(|c| c["nonce"] = json!("another"))),
        ("no nonce", |idp, _| {
            idp.change_id_token(|c| drop(c.as_object_mut().expect("claims").remove("nonce")));
        }),
        ("expired", |idp, now| idp.change_id_token(move |c| c["exp"] = json!(now - 61))),
        ("of long ago", |idp, now| idp.change_id_token(move |c| c["iat"] = json!(now - 601))),
        ("of the future", |idp, now| idp.change_id_token(move |c| c["iat"] = json!(now + 61))),
        ("no subject", |idp, _| {
            idp.change_id_token(|c| drop(c.as_object_mut().expect("claims").remove("sub")));
        }),
        ("another access token", |idp, _| idp.change_id_token(|c| c["at_hash"] = json!("AAAA"))),
        ("not signed", |idp, _| idp.change_header(|h| h["alg"] = json!("none"))),
        ("signed with the secret", |idp, _| idp.change_header(|h| h["alg"] = json!("HS256"))),
        ("an algorithm that is none", |idp, _| idp.change_header(|h| h["alg"] = json!("XX"))),
        ("critical header", |idp, _| idp.change_header(|h| h["crit"] = json!(["exp"]))),
        ("a logout token", |idp, _| idp.change_header(|h| h["typ"] = json!("logout+jwt"))),
    ]);
    for (what, forge) in forgeries {
        forge(&idp, server.provider.now().0);
        refused(&server, &idp, what).await;
        idp.change_id_token(|_| ());
        idp.change_header(|_| ());
    }
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    assert_signed_in(&mut browser, "lea@contoso.example").await;
}

#[tokio::test]
async fn signin_2_each_algorithm_that_is_accepted_signs_a_user_in() {
    let (server, idp, _) = start().await;
    for (kid, key) in [("ps256", TestKey::rsa()), ("eddsa", TestKey::ed25519())] {
        idp.rotate(key, kid);
        server.advance(2 * MINUTE);
        let mut browser = server.browser();
        arrive(&server, &mut browser, &idp, &lea()).await;
        assert_signed_in(&mut browser, "lea@contoso.example").await;
    }
}

#[tokio::test]
async fn signin_2_a_new_key_is_asked_for_once_a_minute_at_most() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    let before = idp.asked("/jwks");
    idp.rotate(TestKey::p256(), "second");
    // The keys were fetched just now.
    let page = arrive(&server, &mut server.browser(), &idp, &lea()).await;
    page.assert_page(422);
    assert_eq!(idp.asked("/jwks"), before);
    server.advance(MINUTE);
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &lea()).await;
    assert_signed_in(&mut browser, "lea@contoso.example").await;
    assert_eq!(idp.asked("/jwks"), before + 1);
    for _ in 0..3 {
        idp.change_header(|header| header["kid"] = json!("unknown"));
        arrive(&server, &mut server.browser(), &idp, &lea()).await.assert_page(422);
    }
    assert_eq!(idp.asked("/jwks"), before + 1);
}

#[tokio::test]
async fn signin_2_claims_of_the_user_info_are_of_the_same_person_and_count_less() {
    let (server, idp, _) = start().await;
    let claims = json!({ "sub": "lea-there", "given_name": "Lea" });
    let said = |sub: &str| -> Value {
        json!({
            "sub": sub, "email": "lea@contoso.example", "email_verified": true,
            "given_name": "Eve", "family_name": "Sand", "iss": "https://evil.example",
        })
    };
    idp.set_user_info(said("somebody-else"));
    let page = arrive(&server, &mut server.browser(), &idp, &claims).await;
    page.assert_page(422).assert_says("The answer from Contoso ID cannot be accepted.");
    idp.set_user_info(said("lea-there"));
    let mut browser = server.browser();
    arrive(&server, &mut browser, &idp, &claims).await;
    browser.get("/sign-in").await.assert_says("Lea Sand");
    assert_eq!(idp.sent("/userinfo").1.as_deref(), Some("Bearer an-access-token"));
}
