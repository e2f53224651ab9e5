use serde_json::{Value, json};

use super::*;
use crate::jose::test_keys::TestKey;

const NOW: Timestamp = Timestamp(1_800_000_000);
const URL: &str = "https://as.example/oauth/token";
const EXPECTED: Expected<'_> = Expected {
    method: "POST",
    url: URL,
    now: NOW,
    gives_nonces: true,
    access_token: None,
    bound_to: None,
};

fn header(key: &TestKey) -> Value {
    json!({ "typ": "dpop+jwt", "jwk": key.public().to_json() })
}

fn claims() -> Value {
    json!({ "htm": "POST", "htu": URL, "iat": NOW.0, "jti": "a" })
}

fn read(text: &str) -> Result<DpopProof, DpopError> {
    DpopProof::read([text.as_bytes()]).map(|proof| proof.expect("there is one"))
}

fn proof(name: &str, value: impl Into<Value>) -> DpopProof {
    let key = TestKey::ed25519();
    let mut claims = claims();
    claims[name] = value.into();
    read(&key.sign(&header(&key), &claims)).expect("readable")
}

fn check(name: &str, value: impl Into<Value>) -> Result<CheckedProof, DpopError> {
    proof(name, value).check(&EXPECTED)
}

#[test]
fn two_headers_are_refused_and_none_is_none() {
    let key = TestKey::p256();
    let one = key.sign(&header(&key), &claims());
    let twice = DpopProof::read([one.as_bytes(), one.as_bytes()]);
    assert_eq!(twice.expect_err("refused"), DpopError::Repeated);
    let error = read(&format!("{one}, {one}")).expect_err("refused");
    assert!(matches!(error, DpopError::Jws(_)), "{error}");
    let error = DpopProof::read([[0xFF].as_slice()]).expect_err("refused");
    assert!(matches!(error, DpopError::Jws(_)), "{error}");
    assert!(DpopProof::read([]).expect("read").is_none());
}

#[test]
fn another_type_key_or_algorithm_is_refused() {
    let (key, rsa) = (TestKey::p256(), TestKey::rsa());
    let error = |key: &TestKey, change: &dyn Fn(&mut Value)| {
        let mut header = header(key);
        change(&mut header);
        read(&key.sign(&header, &claims())).expect_err("refused")
    };
    for typ in ["JWT", "at+jwt", "dpop", "dpop+jwt "] {
        assert_eq!(error(&key, &|header| header["typ"] = typ.into()), DpopError::Typ);
    }
    let drop = |name: &'static str| {
        move |header: &mut Value| {
            header.as_object_mut().expect("an object").remove(name);
        }
    };
    assert_eq!(error(&key, &drop("typ")), DpopError::Typ);
    assert_eq!(error(&key, &drop("jwk")), DpopError::NoKey);
    assert_eq!(error(&rsa, &|_| ()), DpopError::Algorithm);
    let private = error(&key, &|header| header["jwk"]["d"] = "AQAB".into());
    assert_eq!(private, DpopError::Key(JwkError::Private));
    let alg = error(&key, &|header| header["alg"] = "HS256".into());
    assert_eq!(alg, DpopError::Jws(JwsError::Algorithm));
}

#[test]
fn a_proof_made_with_another_key_than_it_shows_is_refused() {
    let (shown, held) = (TestKey::p256(), TestKey::p256());
    let refused = |text: &str| read(text).expect("readable").check(&EXPECTED);
    let text = held.sign(&header(&shown), &claims());
    assert_eq!(refused(&text), Err(DpopError::Jws(JwsError::Signature)));
    let text = TestKey::ed25519().sign(&header(&shown), &claims());
    assert_eq!(refused(&text), Err(DpopError::Jws(JwsError::OtherKey)));
}

#[test]
fn a_proof_for_another_request_is_refused() {
    for method in ["GET", "post", "POST "] {
        assert_eq!(check("htm", method), Err(DpopError::Method));
    }
    for url in [
        "http://as.example/oauth/token",
        "https://as.example:444/oauth/token",
        "https://as.example/oauth/token/",
        "https://as.example/oauth/Token",
        "https://as.example/oauth",
        "https://as.example.evil.test/oauth/token",
        "https://as.example@evil.test/oauth/token",
        "https://user@as.example/oauth/token",
        "https:\\\\as.example\\oauth\\token",
        " https://as.example/oauth/token",
        "//as.example/oauth/token",
        "/oauth/token",
        "token",
    ] {
        assert_eq!(check("htu", url), Err(DpopError::Url), "{url}");
    }
}

#[test]
fn a_proof_without_a_claim_that_counts_is_refused() {
    for name in ["htm", "htu", "iat", "jti"] {
        for value in [Value::Null, json!([]), json!(""), json!({}), json!(true)] {
            assert_eq!(check(name, value), Err(DpopError::Claim(name)));
        }
    }
    assert_eq!(check("jti", "j".repeat(257)), Err(DpopError::Claim("jti")));
    assert_eq!(check("jti", 1), Err(DpopError::Claim("jti")));
    assert_eq!(check("iat", NOW.0.to_string()), Err(DpopError::Claim("iat")));
    assert_eq!(check("nonce", 1), Err(DpopError::Claim("nonce")));
    assert_eq!(check("nonce", ""), Err(DpopError::Claim("nonce")));
    assert!(check("jti", "é".repeat(256)).is_ok());
}

#[test]
fn a_proof_is_good_for_a_minute_and_with_a_nonce_for_five() {
    assert_eq!(check("iat", NOW.0 - 61), Err(DpopError::TooOld));
    assert_eq!(check("iat", NOW.0 + 11), Err(DpopError::Future));
    let oldest = check("iat", NOW.0 - 60).expect("good");
    assert_eq!(oldest.ends_at, NOW);
    let newest = check("iat", NOW.0 + 10).expect("good");
    assert_eq!(newest.ends_at, Timestamp(NOW.0 + 70));
    let proof = proof("nonce", "n");
    let at = |seconds| proof.check(&Expected { now: Timestamp(NOW.0 + seconds), ..EXPECTED });
    assert_eq!(at(301), Err(DpopError::TooOld));
    assert_eq!(at(300).expect("good").nonce.as_deref(), Some("n"));
}

#[test]
fn a_proof_for_another_token_or_by_another_key_is_refused() {
    let with_token = Expected { access_token: Some("token"), ..EXPECTED };
    assert_eq!(proof("x", 1).check(&with_token), Err(DpopError::Claim("ath")));
    let hash = URL_SAFE_NO_PAD.encode(Digest::of("other").as_bytes());
    assert_eq!(proof("ath", hash).check(&with_token), Err(DpopError::AccessToken));
    let hash = URL_SAFE_NO_PAD.encode(Digest::of("token").as_bytes());
    let proof = proof("ath", hash);
    let own = proof.check(&with_token).expect("good").thumbprint;
    let stranger = TestKey::ed25519().public().thumbprint();
    let bound_to = |key| proof.check(&Expected { bound_to: Some(key), ..with_token });
    assert_eq!(bound_to(&stranger), Err(DpopError::OtherKey));
    assert!(bound_to(&own).is_ok());
}

#[test]
fn a_proof_is_recognised_when_it_comes_again() {
    let key = TestKey::p256();
    let replay = |key: &TestKey, jti: &str| {
        let mut claims = claims();
        claims["jti"] = jti.into();
        let proof = read(&key.sign(&header(key), &claims)).expect("readable");
        proof.check(&EXPECTED).expect("good").replay
    };
    assert_eq!(replay(&key, "a"), replay(&key, "a"));
    assert_ne!(replay(&key, "a"), replay(&key, "b"));
    assert_ne!(replay(&key, "a"), replay(&TestKey::p256(), "a"));
}

#[test]
fn a_nonce_of_another_user_does_not_let_a_proof_be_older() {
    let proof = proof("nonce", "a");
    let later = Expected { now: Timestamp(NOW.0 + 61), ..EXPECTED };
    assert!(proof.check(&later).is_ok());
    let without = Expected { gives_nonces: false, ..later };
    assert_eq!(proof.check(&without), Err(DpopError::TooOld));
    assert!(proof.check(&Expected { now: NOW, ..without }).is_ok());
}

#[test]
fn the_nonce_alone_has_a_code_of_its_own() {
    assert_eq!(DpopError::NonceRequired.code(), "use_dpop_nonce");
    assert_eq!(DpopError::TooOld.code(), "invalid_dpop_proof");
}

#[test]
fn the_example_of_rfc_9449_section_4_1_holds() {
    let text = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZ\
                yaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NH\
                piVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndD\
                M0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29\
                tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwn\
                Qg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
    let checked = read(text).expect("readable").check(&Expected {
        url: "https://server.example.com/token",
        now: Timestamp(1_562_262_616),
        ..EXPECTED
    });
    // Its thumbprint is in RFC 9449 §6.1.
    let thumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
    assert_eq!(checked.expect("good").thumbprint.as_str(), thumbprint);
}

#[test]
fn the_hash_of_rfc_9449_section_7_1_holds() {
    let text = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZ\
                yaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NH\
                piVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWoz\
                Vl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9\
                yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNT\
                NFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPT\
                oA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";
    let checked = read(text).expect("readable").check(&Expected {
        method: "GET",
        url: "https://resource.example.org/protectedresource",
        now: Timestamp(1_562_262_618),
        access_token: Some("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"),
        ..EXPECTED
    });
    assert!(checked.is_ok(), "{checked:?}");
}
