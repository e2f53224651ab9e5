//! Proofs that are not good, at the token endpoint (RFC 9449 §4.3). None of them
//! uses up the code.

use serde_json::{Value, json};

use super::{bound_tokens, partner_code, redeem, redeem_with};
use testkit::proof::{Key, Proof, base64url};
use testkit::token_client::Tokens;
use testkit::{MINUTE, SECOND, TestServer};

/// Refused with `invalid_dpop_proof`, each of them, and the code still works.
async fn all_refused(server: &TestServer, key: &Key, proofs: Vec<(&str, Proof<'_>)>) {
    let code = partner_code(server).await;
    for (what, proof) in proofs {
        let answer = redeem(server, &code, &proof).await;
        assert_eq!(answer.status, 400, "{what}: {}", answer.body);
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
    Tokens::read_as("DPoP", &redeem(server, &code, &key.at_token(server)).await);
}

#[tokio::test]
async fn more_than_one_header_is_refused() {
    // Item 1.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = partner_code(&server).await;
    let two = || key.at_token(&server).signed();
    let same = two();
    for headers in [
        vec![two(), two()],
        vec![same.clone(), same],
        vec![two(), String::new()],
        vec![format!("{}, {}", two(), two())],
        vec![format!("{},{}", two(), two())],
    ] {
        let answer = redeem_with(&server, &code, &headers).await;
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
    redeem(&server, &code, &key.at_token(&server)).await.assert_status(200);
}

#[tokio::test]
async fn what_is_no_jwt_is_refused() {
    // Item 2.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = partner_code(&server).await;
    let good = key.at_token(&server).signed();
    let parts: Vec<_> = good.split('.').collect();
    let (header, claims, signature) = (parts[0], parts[1], parts[2]);
    for text in [
        String::new(),
        "x".to_owned(),
        "..".to_owned(),
        format!("{header}.{claims}"),
        format!("{header}.{claims}."),
        format!("{header}.{claims}.{signature}."),
        format!("{header}.{claims}.{signature}=="),
        format!("{header}..{signature}"),
        format!("{header}.{}.{signature}", base64url(b"[]")),
        format!("{header}.{}.{signature}", base64url(b"{\"jti\":1,\"jti\":2}")),
        format!("{}.{claims}.{signature}", base64url(b"not json")),
        "a".repeat(9_000),
    ] {
        let answer = redeem_with(&server, &code, std::slice::from_ref(&text)).await;
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
    redeem_with(&server, &code, &[good]).await.assert_status(200);
}

#[tokio::test]
async fn a_claim_that_is_missing_or_of_another_kind_is_refused() {
    // Item 3.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let mut proofs = Vec::new();
    for claim in ["jti", "htm", "htu", "iat"] {
        proofs.push((claim, key.at_token(&server).without(claim)));
        for value in [json!(null), json!(""), json!([]), json!({ "a": 1 }), json!(true)] {
            proofs.push((claim, key.at_token(&server).with(claim, value)));
        }
    }
    proofs.push(("jti", key.at_token(&server).with("jti", "a".repeat(1_000))));
    proofs.push(("jti", key.at_token(&server).with("jti", 7)));
    proofs.push(("iat", key.at_token(&server).with("iat", -1)));
    proofs.push(("iat", key.at_token(&server).with("iat", 1e300)));
    all_refused(&server, &key, proofs).await;
}

#[tokio::test]
async fn another_typ_is_refused() {
    // Item 4: an assertion or an access token is no proof (RFC 8725 §3.11).
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proofs = ["JWT", "at+jwt", "dpop", "", "client-authentication+jwt"]
        .map(|typ| (typ, key.at_token(&server).header("typ", typ)));
    all_refused(&server, &key, proofs.to_vec()).await;
    let mut none = key.at_token(&server);
    none.header.as_object_mut().expect("an object").remove("typ");
    all_refused(&server, &key, vec![("none", none)]).await;
}

#[tokio::test]
async fn no_algorithm_but_ours_is_accepted() {
    // Item 5: "indicates a registered asymmetric digital signature algorithm, is
    // not none".
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let algorithms =
        ["none", "None", "NONE", "", "HS256", "HS512", "RS256", "PS256", "ES384", "ES256", "eddsa"];
    let proofs = algorithms.map(|alg| (alg, key.at_token(&server).header("alg", alg)));
    all_refused(&server, &key, proofs.to_vec()).await;
    // Unsigned, as `none` would be.
    let code = partner_code(&server).await;
    let signed = key.at_token(&server).header("alg", "none").signed();
    let (input, _) = signed.rsplit_once('.').expect("three parts");
    let answer = redeem_with(&server, &code, &[format!("{input}.")]).await;
    answer.assert_token_error(400, "invalid_dpop_proof");
}

#[tokio::test]
async fn a_signature_that_is_not_of_the_key_in_it_is_refused() {
    // Item 6.
    let (server, key, thief) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let foreign = thief.at_token(&server).header("jwk", key.jwk());
    all_refused(&server, &key, vec![("another key", foreign)]).await;
    let code = partner_code(&server).await;
    let signed = key.at_token(&server).signed();
    let other = key.at_token(&server).signed();
    let (input, _) = signed.rsplit_once('.').expect("three parts");
    let (_, signature) = other.rsplit_once('.').expect("three parts");
    for text in [format!("{input}.{signature}"), format!("{input}.{}", base64url(&[0; 64]))] {
        let answer = redeem_with(&server, &code, &[text]).await;
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
}

#[tokio::test]
async fn a_key_that_is_private_symmetric_or_none_is_refused() {
    // Item 7: "The jwk JOSE Header Parameter does not contain a private key."
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let mut private = key.jwk();
    private["d"] = base64url(&[1; 32]).into();
    let keys: Vec<(&str, Value)> = vec![
        ("private", private),
        ("symmetric", json!({ "kty": "oct", "k": base64url(&[1; 32]) })),
        ("empty", json!({})),
        ("a text", json!("x")),
        ("null", json!(null)),
        ("a list", json!([key.jwk()])),
        ("a short key", json!({ "kty": "OKP", "crv": "Ed25519", "x": base64url(&[1; 31]) })),
        (
            "a curve of another use",
            json!({ "kty": "OKP", "crv": "X25519", "x": base64url(&[1; 32]) }),
        ),
        (
            "not on the curve",
            json!({
                "kty": "EC", "crv": "P-256", "x": base64url(&[1; 32]), "y": base64url(&[1; 32]),
            }),
        ),
    ];
    let proofs =
        keys.into_iter().map(|(what, jwk)| (what, key.at_token(&server).header("jwk", jwk)));
    let proofs = proofs.collect();
    all_refused(&server, &key, proofs).await;
    let mut none = key.at_token(&server).header("kid", key.thumbprint());
    none.header.as_object_mut().expect("an object").remove("jwk");
    // RFC 8725 §3.10: an address in a header is not followed.
    let addressed = none.clone().header("jku", "http://169.254.169.254/jwks.json");
    all_refused(&server, &key, vec![("none", none), ("jku", addressed)]).await;
}

#[tokio::test]
async fn a_header_that_must_be_understood_is_not_skipped() {
    // RFC 7515 §4.1.11.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let critical = key.at_token(&server).header("crit", json!(["exp"]));
    let unencoded = key.at_token(&server).header("b64", false);
    all_refused(&server, &key, vec![("crit", critical), ("b64", unencoded)]).await;
}

#[tokio::test]
async fn a_proof_for_another_method_is_refused() {
    // Item 8.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proofs = ["GET", "post", "PUT", "POST "]
        .map(|method| (method, key.at_token(&server).with("htm", method)));
    all_refused(&server, &key, proofs.to_vec()).await;
}

#[tokio::test]
async fn a_proof_for_another_address_is_refused() {
    // Item 9.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proofs = [
        "http://localhost:3000/oauth/par",
        "http://localhost:3000/oauth/token/",
        "http://localhost:3000/OAUTH/token",
        "http://localhost:3000/oauth%2Ftoken",
        "http://localhost:3000/",
        "http://localhost:3000",
        "http://localhost/oauth/token",
        "http://localhost:3001/oauth/token",
        "https://localhost:3000/oauth/token",
        "http://evil.example/oauth/token",
        "http://localhost:3000.evil.example/oauth/token",
        "http://localhost:3000@evil.example/oauth/token",
        "http://user@localhost:3000/oauth/token",
        "//localhost:3000/oauth/token",
        "/oauth/token",
        "urn:x",
    ]
    .map(|address| (address, key.at_token(&server).with("htu", address)));
    all_refused(&server, &key, proofs.to_vec()).await;
}

#[tokio::test]
async fn the_host_header_does_not_decide_which_address_is_meant() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = partner_code(&server).await;
    let proof = key.at_token(&server).with("htu", "http://evil.example/oauth/token").signed();
    let body = testkit::client::form(&testkit::token_client::code_exchange(&code));
    let request = axum::http::Request::post("/oauth/token")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("authorization", testkit::token_client::partner())
        .header("dpop", proof)
        .body(body.into());
    let answer = server.send(request.expect("a request")).await;
    answer.assert_token_error(400, "invalid_dpop_proof");
}

#[tokio::test]
async fn query_fragment_and_spelling_of_the_address_do_not_matter() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    for address in [
        "http://localhost:3000/oauth/token?x=1",
        "http://localhost:3000/oauth/token#x",
        "HTTP://LOCALHOST:3000/oauth/./token",
        "http://localhost:3000/%6Fauth/token",
    ] {
        let code = partner_code(&server).await;
        let proof = key.at_token(&server).with("htu", address);
        assert_eq!(redeem(&server, &code, &proof).await.status, 200, "{address}");
    }
}

#[tokio::test]
async fn the_path_of_existing_partners_is_an_address_of_its_own() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proof = key.proof(&server, "POST", "/identity/oauth/token");
    all_refused(&server, &key, vec![("legacy", proof.clone())]).await;
    let code = partner_code(&server).await;
    let headers = [("authorization", testkit::token_client::partner()), ("dpop", proof.signed())];
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let body = testkit::client::form(&testkit::token_client::code_exchange(&code));
    server.post_form("/identity/oauth/token", &headers, body).await.assert_status(200);
}

#[tokio::test]
async fn a_clock_may_be_ten_seconds_ahead_and_no_more() {
    // Item 11; FAPI 2.0 §5.3.2.1: "shall accept JWTs with an iat or nbf timestamp
    // between 0 and 10 seconds in the future".
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let now = server.provider.now().0;
    let ahead = key.at_token(&server).with("iat", now + 11);
    all_refused(&server, &key, vec![("ahead", ahead)]).await;
    let code = partner_code(&server).await;
    let proof = key.at_token(&server).with("iat", now + 10);
    redeem(&server, &code, &proof).await.assert_status(200);
}

#[tokio::test]
async fn an_old_proof_is_refused_even_with_todays_nonce() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let now = server.provider.now().0;
    let old = key.at_token(&server).with("iat", now - 301);
    all_refused(&server, &key, vec![("old", old)]).await;
    let code = partner_code(&server).await;
    let proof = key.at_token(&server).with("iat", now - 300);
    redeem(&server, &code, &proof).await.assert_status(200);
}

#[tokio::test]
async fn a_proof_works_once() {
    // RFC 9449 §11.1.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proof = key.at_token(&server);
    redeem(&server, &partner_code(&server).await, &proof).await.assert_status(200);
    let code = partner_code(&server).await;
    for _ in 0..2 {
        redeem(&server, &code, &proof).await.assert_token_error(400, "invalid_dpop_proof");
        server.advance(SECOND);
    }
    // Signed anew, it is the same proof.
    let renamed = proof.clone().with("x", 1);
    redeem(&server, &code, &renamed).await.assert_token_error(400, "invalid_dpop_proof");
    // Nor on another node.
    let beside = server.beside().await;
    redeem(&beside, &code, &proof).await.assert_token_error(400, "invalid_dpop_proof");
    redeem(&server, &code, &key.at_token(&server)).await.assert_status(200);
}

#[tokio::test]
async fn a_proof_is_not_forgotten_while_it_could_still_pass() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proof = key.at_token(&server);
    redeem(&server, &partner_code(&server).await, &proof).await.assert_status(200);
    for _ in 0..3 {
        server.advance(MINUTE);
        server.provider.delete_expired(1_000).await.expect("swept");
        let code = partner_code(&server).await;
        let again = proof.clone().with("nonce", server.provider.tokens().dpop_nonce());
        redeem(&server, &code, &again).await.assert_token_error(400, "invalid_dpop_proof");
    }
}

#[tokio::test]
async fn the_same_jti_under_another_key_is_another_proof() {
    let server = TestServer::start().await;
    for number in [1, 2] {
        let key = Key::numbered(number);
        let proof = key.at_token(&server).with("jti", "the same");
        redeem(&server, &partner_code(&server).await, &proof).await.assert_status(200);
    }
}

#[tokio::test]
async fn a_good_proof_makes_tokens_of_the_type_dpop() {
    // RFC 9449 §5.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let tokens = bound_tokens(&server, &key).await;
    let live = server.provider.tokens().validate_access_token(&tokens.access).await.expect("read");
    let bound_to = live.expect("a good token").bound_to.expect("bound");
    assert_eq!(bound_to.as_str(), key.thumbprint());
}
