//! Keys, signatures, and the JWTs that others send.

use oauth::jose::access_token::UnverifiedAccessToken;
use oauth::jose::client_assertion::ClientAssertion;
use oauth::jose::compact::Jws;
use oauth::jose::dpop::{DpopProof, Expected};
use oauth::jose::jwk::{PublicJwk, parse_set};
use oauth::jose::thumbprint::Thumbprint;
use oauth::timestamp::Timestamp;

use crate::text;

const NOW: Timestamp = Timestamp(1_800_000_000);

fn some_key() -> PublicJwk {
    PublicJwk::from_ed25519_bytes(&[7; 32]).expect("32 bytes")
}

/// A key is written as it was read, and known by one thumbprint.
pub fn jwk(data: &[u8]) {
    if let Ok(json) = serde_json::from_slice::<serde_json::Value>(data)
        && let Ok(key) = PublicJwk::from_json(&json)
    {
        let again = PublicJwk::from_json(&key.to_json()).expect("what we write can be read");
        assert_eq!(again, key);
        let thumbprint = key.thumbprint();
        assert_eq!(Thumbprint::parse(thumbprint.as_str()).as_ref(), Ok(&thumbprint));
        let members = json.as_object().expect("an object");
        assert!(!["d", "p", "q", "k"].iter().any(|member| members.contains_key(*member)));
    }
    let Some(text) = text(data) else { return };
    drop(Thumbprint::parse(text));
    let Ok(keys) = parse_set(text) else { return };
    assert!((1..=16).contains(&keys.len()));
    let written = serde_json::json!({
        "keys": keys.iter().map(PublicJwk::to_json).collect::<Vec<_>>()
    });
    assert_eq!(parse_set(&written.to_string()).as_ref(), Ok(&keys));
}

/// An unsigned token is never accepted, whatever it says.
pub fn jwt(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let key = some_key();
    let jws = Jws::parse(text);
    if let Ok(jws) = &jws {
        // The algorithm is one of ours: "none" is not among them (RFC 8725 §3.1).
        assert!(["ES256", "EdDSA", "PS256"].contains(&jws.algorithm().as_str()));
        assert!(jws.verify(&key).is_err());
        assert_eq!(text.bytes().filter(|byte| *byte == b'.').count(), 2);
    }
    if let Ok(assertion) = ClientAssertion::parse(text) {
        assert!(jws.is_ok());
        assert!(!assertion.client_id().as_str().is_empty());
        assert!(assertion.check(std::slice::from_ref(&key), "https://id.example", NOW).is_err());
        assert!(assertion.check(&[], "https://id.example", NOW).is_err());
    }
    if let Ok(token) = UnverifiedAccessToken::read(text) {
        drop(token.kid().map(str::to_owned));
        let again = UnverifiedAccessToken::read(text).expect("as before");
        assert_eq!(token.claims(), again.claims());
        assert!(token.verify(&key).is_err());
    }
}

/// A proof proves nothing without the signature of the key in it.
pub fn dpop(data: &[u8]) {
    let values = data.split(|byte| *byte == b'\n');
    let count = values.clone().count();
    let Ok(Some(proof)) = DpopProof::read(values) else { return };
    assert_eq!(count, 1, "two proofs in one");
    let expected = Expected {
        method: "POST",
        url: "https://id.example/oauth/token",
        now: NOW,
        gives_nonces: false,
        access_token: None,
        bound_to: None,
    };
    // One that is signed can only come from the corpus: it is then about this request.
    if let Ok(checked) = proof.check(&expected) {
        assert!(checked.ends_at > NOW);
        let thumbprint = some_key().thumbprint();
        assert!(proof.check(&Expected { bound_to: Some(&thumbprint), ..expected }).is_err());
        assert!(proof.check(&Expected { method: "GET", ..expected }).is_err());
    }
}
