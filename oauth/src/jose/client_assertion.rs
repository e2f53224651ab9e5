//! `private_key_jwt` (RFC 7523 §3), as FAPI 2.0 narrows it.

use std::time::Duration;

use serde_json::Value;
use thiserror::Error;

use super::algorithm::VerificationAlgorithm;
use super::compact::{Jws, JwsError};
use super::jwk::PublicJwk;
use super::numeric_date;
use crate::credential::digest::Digest;
use crate::id::ClientId;
use crate::timestamp::Timestamp;

/// RFC 7523 §2.2.
pub const CLIENT_ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// FAPI 2.0 §5.3.2.1: "shall accept JWTs with an iat or nbf timestamp between 0 and 10 seconds in
/// the future".
const FUTURE: Duration = Duration::from_secs(10);

/// Until an assertion ends its `jti` is stored. RFC 7523 §3 item 4: "The authorization server may
/// reject JWTs with an exp claim value that is unreasonably far in the future." Common libraries
/// make them for an hour; a minute is for clocks that differ.
const LIFETIME: Duration = Duration::from_mins(61);

/// In characters.
const JTI_LENGTH: usize = 256;

/// In characters.
const CLIENT_ID_LENGTH: usize = 256;

/// An assertion as it arrived; checked by [`Self::check`].
#[derive(Debug)]
pub struct ClientAssertion {
    jws: Jws,
    client_id: ClientId,
}

/// An assertion that is valid unless it was used before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spend {
    /// The same in each use of this assertion, and in no other.
    pub digest: Digest,
    /// Until then it must be known.
    pub ends_at: Timestamp,
}

impl ClientAssertion {
    pub fn parse(text: &str) -> Result<Self, AssertionError> {
        let jws = Jws::parse(text)?;
        // RFC 8725 §3.11: another JWT that the client signs, such as a DPoP
        // proof, must not pass for one. Most libraries write "JWT" or nothing;
        // the revision of RFC 7523 names a type of its own.
        let is_ours = jws.typ().is_none() || jws.is_typ("jwt");
        if !is_ours && !jws.is_typ("client-authentication+jwt") {
            return Err(AssertionError::Typ);
        }
        // RFC 7523 §3 items 1 and 2, and OpenID Connect Core §9: both are the
        // client's id.
        let text = |name| {
            let text = jws.claims().get(name).and_then(Value::as_str);
            text.filter(|text| (1..=CLIENT_ID_LENGTH).contains(&text.chars().count()))
        };
        let subject = text("sub").ok_or(AssertionError::Claim("sub"))?;
        if text("iss").ok_or(AssertionError::Claim("iss"))? != subject {
            return Err(AssertionError::TwoClients);
        }
        let client_id = ClientId::new(subject);
        Ok(Self { jws, client_id })
    }

    pub fn client_id(&self) -> &ClientId {
        &self.client_id
    }

    pub fn kid(&self) -> Option<&str> {
        self.jws.kid()
    }

    /// FAPI 2.0 §5.4.1.
    pub fn check_algorithm_for_fapi(&self) -> Result<(), AssertionError> {
        if self.jws.algorithm() == VerificationAlgorithm::Rs256 {
            return Err(AssertionError::NotForFapi);
        }
        Ok(())
    }

    /// Whether it was used before is asked afterwards.
    pub fn check(
        &self,
        keys: &[PublicJwk],
        issuer: &str,
        now: Timestamp,
    ) -> Result<Spend, AssertionError> {
        self.check_signature(keys)?;
        if !self.is_for(issuer) {
            return Err(AssertionError::Audience);
        }
        let expires_at = self.time("exp")?.ok_or(AssertionError::Claim("exp"))?;
        if now >= expires_at {
            return Err(AssertionError::Expired);
        }
        if expires_at > now + LIFETIME {
            return Err(AssertionError::TooLong);
        }
        for name in ["iat", "nbf"] {
            if self.time(name)?.is_some_and(|time| time > now + FUTURE) {
                return Err(AssertionError::Future(name));
            }
        }
        // RFC 7523 §3 item 7 leaves jti open; FAPI 2.0 and OpenID Connect Core
        // §9 require it, against replay.
        let jti = self.jws.claims().get("jti").and_then(Value::as_str);
        let jti = jti
            .filter(|jti| (1..=JTI_LENGTH).contains(&jti.chars().count()))
            .ok_or(AssertionError::Claim("jti"))?;
        // Its length keeps ("a", "b c") and ("a b", "c") apart.
        let client = self.client_id.as_str();
        let digest = Digest::of(&format!("assertion {} {client} {jti}", client.len()));
        Ok(Spend { digest, ends_at: expires_at })
    }

    /// `kid` selects the key (RFC 7515 §4.1.4); without it every one that fits the algorithm is
    /// tried.
    fn check_signature(&self, keys: &[PublicJwk]) -> Result<(), AssertionError> {
        let selected = |key: &&PublicJwk| match self.jws.kid() {
            Some(kid) => key.kid() == Some(kid),
            None => true,
        };
        let mut keys = keys.iter().filter(selected).peekable();
        if keys.peek().is_none() {
            return Err(AssertionError::UnknownKey);
        }
        let mut result = Err(JwsError::OtherKey);
        for key in keys {
            match self.jws.verify(key) {
                Ok(()) => return Ok(()),
                // That some key fits and did not sign says more.
                Err(error) if result == Err(JwsError::OtherKey) => result = Err(error),
                Err(_) => {}
            }
        }
        Ok(result?)
    }

    /// FAPI 2.0 §5.3.2.1: "shall only accept its issuer identifier value [...] as a string in the
    /// aud claim". With other audiences beside it, or with an address of ours, another server could
    /// use the assertion here. An array of one is the same to a JWT's reader (RFC 7519 §4.1.3).
    fn is_for(&self, issuer: &str) -> bool {
        match self.jws.claims().get("aud") {
            Some(Value::String(audience)) => audience == issuer,
            Some(Value::Array(audiences)) => {
                matches!(audiences.as_slice(), [Value::String(audience)] if audience == issuer)
            }
            _ => false,
        }
    }

    fn time(&self, name: &'static str) -> Result<Option<Timestamp>, AssertionError> {
        numeric_date::read(self.jws.claims(), name).map_err(|()| AssertionError::Claim(name))
    }
}

/// The text is for the `error_description` of `invalid_client`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AssertionError {
    #[error("client_assertion: {0}")]
    Jws(#[from] JwsError),
    /// RFC 8725 §3.11.
    #[error("typ of client_assertion must be JWT or client-authentication+jwt")]
    Typ,
    #[error("client_assertion has no {0}, or it is malformed")]
    Claim(&'static str),
    /// RFC 7523 §3.
    #[error("iss and sub of client_assertion must be the same client_id")]
    TwoClients,
    #[error("client_assertion is made with a key that is not registered")]
    UnknownKey,
    /// FAPI 2.0 §5.3.2.1.
    #[error("aud of client_assertion must be the issuer of this server, and nothing else")]
    Audience,
    /// RFC 7523 §3 item 4.
    #[error("client_assertion has expired")]
    Expired,
    /// RFC 7523 §3 item 4.
    #[error("exp of client_assertion is too far in the future; it may be an hour ahead")]
    TooLong,
    /// FAPI 2.0 §5.3.2.1.
    #[error("{0} of client_assertion is in the future; check the clock")]
    Future(&'static str),
    #[error("alg of this client's assertions must be ES256, PS256 or EdDSA")]
    NotForFapi,
    /// RFC 7523 §3 item 7.
    #[error("client_assertion was used before; make a new one for each request")]
    Replayed,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::jose::test_keys::TestKey;

    const NOW: Timestamp = Timestamp(1_800_000_000);
    const ISSUER: &str = "https://as.example";

    fn claims() -> Value {
        json!({
            "iss": "acme", "sub": "acme", "aud": ISSUER, "jti": "a",
            "iat": NOW.0, "exp": NOW.0 + 60,
        })
    }

    fn parse(text: &str) -> ClientAssertion {
        ClientAssertion::parse(text).expect("readable")
    }

    fn check(name: &str, value: impl Into<Value>) -> Result<Spend, AssertionError> {
        let key = TestKey::ed25519();
        let mut claims = claims();
        match value.into() {
            Value::Null => {
                claims.as_object_mut().expect("an object").remove(name);
            }
            value => claims[name] = value,
        }
        ClientAssertion::parse(&key.sign(&json!({}), &claims))?.check(&[key.public()], ISSUER, NOW)
    }

    #[test]
    fn an_assertion_for_another_server_or_for_several_is_refused() {
        for aud in [
            json!(null),
            json!("https://other.example"),
            json!("https://as.example/"),
            json!("https://as.example/oauth/token"),
            json!([]),
            json!([ISSUER, "https://other.example"]),
            json!([ISSUER, ISSUER]),
            json!([[ISSUER]]),
            json!({ "0": ISSUER }),
        ] {
            assert_eq!(check("aud", aud.clone()), Err(AssertionError::Audience), "{aud}");
        }
        assert!(check("aud", json!([ISSUER])).is_ok());
    }

    #[test]
    fn an_assertion_of_no_client_or_of_two_is_refused() {
        for name in ["iss", "sub"] {
            for value in [json!(null), json!(""), json!(1), json!(["acme"]), json!("a".repeat(257))]
            {
                assert_eq!(check(name, value), Err(AssertionError::Claim(name)));
            }
            assert_eq!(check(name, "other"), Err(AssertionError::TwoClients));
        }
    }

    #[test]
    fn an_assertion_that_has_ended_or_never_ends_is_refused() {
        assert_eq!(check("exp", Value::Null), Err(AssertionError::Claim("exp")));
        assert_eq!(check("exp", "later"), Err(AssertionError::Claim("exp")));
        assert_eq!(check("exp", NOW.0), Err(AssertionError::Expired));
        assert_eq!(check("exp", NOW.0 + 3661), Err(AssertionError::TooLong));
        assert_eq!(check("exp", 1_u64 << 62), Err(AssertionError::Claim("exp")));
        for name in ["iat", "nbf"] {
            assert_eq!(check(name, NOW.0 + 11), Err(AssertionError::Future(name)));
            assert_eq!(check(name, "now"), Err(AssertionError::Claim(name)));
            assert!(check(name, NOW.0 + 10).is_ok());
            assert!(check(name, Value::Null).is_ok());
        }
        assert!(check("exp", NOW.0 + 1).is_ok());
        assert_eq!(check("exp", NOW.0 + 3660).expect("good").ends_at, Timestamp(NOW.0 + 3660));
    }

    #[test]
    fn an_assertion_that_could_not_be_recognised_is_refused() {
        for jti in [json!(null), json!(""), json!(1), json!("j".repeat(257))] {
            assert_eq!(check("jti", jti), Err(AssertionError::Claim("jti")));
        }
    }

    #[test]
    fn a_jwt_of_another_type_is_refused() {
        let key = TestKey::p256();
        let read = |typ: &str| ClientAssertion::parse(&key.sign(&json!({ "typ": typ }), &claims()));
        for typ in ["dpop+jwt", "at+jwt", "JOSE", ""] {
            assert_eq!(read(typ).expect_err("refused"), AssertionError::Typ, "{typ}");
        }
        for typ in ["JWT", "jwt", "client-authentication+jwt"] {
            assert!(read(typ).is_ok(), "{typ}");
        }
    }

    #[test]
    fn another_key_than_the_one_named_or_registered_is_refused() {
        let (key, stranger, ed25519) = (TestKey::p256(), TestKey::p256(), TestKey::ed25519());
        let sign = |header: Value| parse(&key.sign(&header, &claims()));
        let check = |assertion: &ClientAssertion, keys: &[PublicJwk]| {
            assertion.check(keys, ISSUER, NOW).map(|_| ())
        };
        let (plain, named) = (sign(json!({})), sign(json!({ "kid": "1" })));
        assert_eq!(check(&plain, &[]), Err(AssertionError::UnknownKey));
        let signature = Err(AssertionError::Jws(JwsError::Signature));
        assert_eq!(check(&plain, &[stranger.public()]), signature);
        assert_eq!(check(&plain, &[ed25519.public(), stranger.public()]), signature);
        let other = Err(AssertionError::Jws(JwsError::OtherKey));
        assert_eq!(check(&plain, &[ed25519.public()]), other);
        assert_eq!(check(&named, &[key.public()]), Err(AssertionError::UnknownKey));
        assert_eq!(check(&named, &[key.public().with_kid("2")]), Err(AssertionError::UnknownKey));
        let swapped = [key.public().with_kid("2"), stranger.public().with_kid("1")];
        assert_eq!(check(&named, &swapped), signature);
        // What it brings along is not asked.
        let brought = sign(json!({ "jwk": key.public().to_json() }));
        assert_eq!(check(&brought, &[stranger.public()]), signature);
    }

    #[test]
    fn a_key_that_fits_is_found_by_its_name_or_by_trying() {
        for key in [TestKey::p256(), TestKey::ed25519(), TestKey::rsa()] {
            let keys = [TestKey::p256().public().with_kid("1"), key.public().with_kid("2")];
            for header in [json!({}), json!({ "kid": "2" })] {
                let assertion = parse(&key.sign(&header, &claims()));
                assert_eq!(assertion.client_id(), &ClientId::new("acme"));
                assert!(assertion.check(&keys, ISSUER, NOW).is_ok(), "{header}");
            }
        }
    }

    #[test]
    fn an_assertion_is_recognised_when_it_comes_again() {
        let key = TestKey::ed25519();
        let digest = |client: &str, jti: &str| {
            let mut claims = claims();
            (claims["iss"], claims["sub"]) = (client.into(), client.into());
            claims["jti"] = jti.into();
            let assertion = parse(&key.sign(&json!({}), &claims));
            assertion.check(&[key.public()], ISSUER, NOW).expect("good").digest
        };
        assert_eq!(digest("a", "1"), digest("a", "1"));
        assert_ne!(digest("a", "1"), digest("a", "2"));
        assert_ne!(digest("a", "1"), digest("b", "1"));
        assert_ne!(digest("a b", "c"), digest("a", "b c"));
    }
}
