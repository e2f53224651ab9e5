//! RFC 9068.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::algorithm::VerificationAlgorithm;
use super::compact::{Jws, JwsError, Parts, check_signature, is_media_type};
use super::jwk::PublicJwk;
use super::thumbprint::Thumbprint;
use crate::discovery::resource::Resource;
use crate::id::{ClientId, CompanyId, TokenFamilyId};
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;

/// `typ` (RFC 9068 §2.1): no other JWT of this server passes for an access token.
pub const ACCESS_TOKEN_TYP: &str = "at+jwt";

/// RFC 9068 §2.2, with some private claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessTokenClaims {
    pub iss: String,
    pub exp: Timestamp,
    /// A text if it is one (RFC 7519 §4.1.3).
    #[serde(serialize_with = "write_audience", deserialize_with = "read_audience")]
    pub aud: Vec<String>,
    /// The person; the client itself for client credentials.
    pub sub: String,
    pub client_id: ClientId,
    pub iat: Timestamp,
    pub jti: String,
    pub scope: ScopeSet,
    pub company_id: CompanyId,
    /// RFC 9068 §2.2.3.1.
    pub roles: Vec<String>,
    /// The tokens it descends with, so that introspection sees them revoked; `None` for client
    /// credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<TokenFamilyId>,
    /// For client credentials: how often the client's access had ended before. A private claim that
    /// introspection alone reads.
    #[serde(default, skip_serializing_if = "is_first")]
    pub epoch: i64,
    /// How strongly the person was authenticated, and when (RFC 9068 §2.2.1, RFC 9470 §6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_time: Option<Timestamp>,
    /// The key that its sender must hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn is_first(epoch: &i64) -> bool {
    *epoch == 0
}

/// RFC 7800 §3.1. A way to bind that is not known cannot be checked: such a token is not read at
/// all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Of a DPoP key (RFC 9449 §6.1).
    pub jkt: Thumbprint,
}

impl AccessTokenClaims {
    pub fn read(jws: &Jws) -> Result<Self, AccessTokenError> {
        // RFC 9068 §4: "MUST verify that the typ header value is at+jwt or
        // application/at+jwt and reject tokens carrying any other value."
        if !jws.is_typ(ACCESS_TOKEN_TYP) {
            return Err(AccessTokenError::Typ);
        }
        Self::deserialize(jws.claims()).map_err(|_| AccessTokenError::Claims)
    }
}

/// Read in one pass, for verifiers that read one with every request. Nothing in it is true until
/// [`Self::verify`] says so.
pub struct UnverifiedAccessToken<'a> {
    algorithm: VerificationAlgorithm,
    kid: Option<String>,
    claims: AccessTokenClaims,
    signing_input: &'a str,
    signature: Vec<u8>,
}

/// A duplicate member name is refused, and one that is not read has no meaning here to be mistaken.
#[derive(Deserialize)]
struct Header<'a> {
    #[serde(borrow)]
    alg: Cow<'a, str>,
    #[serde(borrow)]
    typ: Cow<'a, str>,
    kid: Option<String>,
    #[serde(default)]
    crit: Present,
    #[serde(default)]
    b64: Present,
}

/// Whatever the member holds.
#[derive(Default)]
struct Present(bool);

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self(true))
    }
}

impl<'a> UnverifiedAccessToken<'a> {
    pub fn read(text: &'a str) -> Result<Self, AccessTokenError> {
        let Parts { header, claims, signing_input, signature } = Parts::split(text)?;
        let header: Header<'_> = serde_json::from_slice(&header).map_err(|_| JwsError::Header)?;
        // As in `Jws::parse`.
        if header.crit.0 || header.b64.0 {
            return Err(JwsError::Critical.into());
        }
        let algorithm = VerificationAlgorithm::parse(&header.alg).ok_or(JwsError::Algorithm)?;
        if !is_media_type(&header.typ, ACCESS_TOKEN_TYP) {
            return Err(AccessTokenError::Typ);
        }
        let claims = serde_json::from_slice(&claims).map_err(|_| AccessTokenError::Claims)?;
        Ok(Self { algorithm, kid: header.kid, claims, signing_input, signature })
    }

    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    pub fn claims(&self) -> &AccessTokenClaims {
        &self.claims
    }

    pub fn verify(self, key: &PublicJwk) -> Result<AccessTokenClaims, AccessTokenError> {
        check_signature(self.algorithm, key, self.signing_input, &self.signature)?;
        Ok(self.claims)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AccessTokenError {
    /// RFC 9068 §4.
    #[error("typ of the access token is not at+jwt")]
    Typ,
    /// RFC 9068 §2.2.
    #[error("the access token lacks a claim, or one is malformed")]
    Claims,
    /// RFC 7515.
    #[error(transparent)]
    Jws(#[from] JwsError),
}

fn write_audience<S: Serializer>(audience: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    match audience {
        [one] => one.serialize(serializer),
        several => several.serialize(serializer),
    }
}

/// In JSON a text or an array (RFC 7519 §4.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Audience(Vec<String>);

impl Audience {
    pub fn contains(&self, name: &str) -> bool {
        self.0.iter().any(|one| one == name)
    }

    pub fn has_resource(&self, resource: &Resource) -> bool {
        self.0.iter().any(|one| resource.is_named_by(one))
    }

    /// `None` if there are several.
    pub fn only(&self) -> Option<&str> {
        match self.0.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Audience {
    fn from(names: OneOrMany) -> Self {
        match names {
            OneOrMany::One(name) => Self(vec![name]),
            OneOrMany::Many(names) => Self(names),
        }
    }
}

fn read_audience<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Audience::deserialize(deserializer)?.0)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::jose::test_keys::TestKey;

    const JKT: &str = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";

    fn claims() -> Value {
        json!({
            "iss": "https://as.example", "exp": 1_800_000_300, "aud": "https://api.example",
            "sub": "usr_ada", "client_id": "acme", "iat": 1_800_000_000, "jti": "1",
            "scope": "jobs_read users_read", "company_id": "northwind",
            "roles": ["administrator"], "family": "fam_1", "cnf": { "jkt": JKT },
        })
    }

    /// Reads it in both ways, which must agree.
    fn read(header: &Value, claims: &Value) -> Result<AccessTokenClaims, AccessTokenError> {
        let key = TestKey::ed25519();
        let text = key.sign(header, claims);
        let read = AccessTokenClaims::read(&Jws::parse(&text).expect("readable"));
        let at_once = UnverifiedAccessToken::read(&text).and_then(|it| it.verify(&key.public()));
        // Without a typ it is no access token; nothing more is read.
        let at_once = at_once.map_err(|error| match error {
            AccessTokenError::Jws(JwsError::Header) => AccessTokenError::Typ,
            error => error,
        });
        assert_eq!(read, at_once, "{header} {claims}");
        read
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read_at_once_either() {
        let key = TestKey::ed25519();
        let error = |header: &str, claims: &str| {
            UnverifiedAccessToken::read(&key.sign_text(header, claims)).err()
        };
        let header = r#"{"alg":"EdDSA","typ":"at+jwt","kid":"k"}"#;
        let good = claims().to_string();
        assert_eq!(error(header, &good), None);
        for twice in [r#""alg":"EdDSA""#, r#""typ":"at+jwt""#, r#""kid":"k""#] {
            let header = header.replacen('{', &format!("{{{twice},"), 1);
            assert_eq!(error(&header, &good), Some(JwsError::Header.into()), "{header}");
        }
        for twice in [r#""sub":"usr_kim""#, r#""aud":"x""#, r#""exp":1"#, r#""cnf":null"#] {
            let claims = good.replacen('{', &format!("{{{twice},"), 1);
            assert_eq!(error(header, &claims), Some(AccessTokenError::Claims), "{claims}");
        }
        for critical in [r#""crit":["exp"]"#, r#""crit":null"#, r#""b64":false"#] {
            let header = header.replacen('{', &format!("{{{critical},"), 1);
            assert_eq!(error(&header, &good), Some(JwsError::Critical.into()));
        }
        let none = header.replace("EdDSA", "none");
        assert_eq!(error(&none, &good), Some(JwsError::Algorithm.into()));
    }

    #[test]
    fn what_another_key_signed_is_not_verified() {
        let text = TestKey::ed25519().sign(&json!({ "typ": "at+jwt" }), &claims());
        for (key, expected) in
            [(TestKey::p256(), JwsError::OtherKey), (TestKey::rsa(), JwsError::OtherKey)]
        {
            let token = UnverifiedAccessToken::read(&text);
            let verified = token.and_then(|token| token.verify(&key.public()));
            assert_eq!(verified, Err(expected.into()));
        }
        let token = UnverifiedAccessToken::read(&text);
        let verified = token.and_then(|token| token.verify(&TestKey::ed25519().public()));
        assert!(matches!(verified, Err(AccessTokenError::Jws(JwsError::Signature))));
    }

    #[test]
    fn a_jwt_of_another_type_is_refused() {
        for header in [json!({}), json!({ "typ": "JWT" }), json!({ "typ": "dpop+jwt" })] {
            assert_eq!(read(&header, &claims()), Err(AccessTokenError::Typ), "{header}");
        }
    }

    #[test]
    fn a_claim_that_is_missing_or_malformed_is_refused() {
        let header = json!({ "typ": "at+jwt" });
        let required = ["iss", "exp", "aud", "sub", "client_id", "iat", "jti", "scope"];
        for name in required.into_iter().chain(["company_id", "roles"]) {
            for value in [None, Some(Value::Null), Some(json!({}))] {
                let mut claims = claims();
                match value {
                    None => drop(claims.as_object_mut().expect("an object").remove(name)),
                    Some(value) => claims[name] = value,
                }
                assert_eq!(read(&header, &claims), Err(AccessTokenError::Claims), "{name}");
            }
        }
        for cnf in [json!({}), json!({ "jkt": "short" }), json!({ "jkt": JKT, "x5t#S256": JKT })] {
            let mut claims = claims();
            claims["cnf"] = cnf;
            assert_eq!(read(&header, &claims), Err(AccessTokenError::Claims));
        }
    }

    #[test]
    fn claims_are_written_as_they_are_read() {
        let header = json!({ "typ": "at+jwt" });
        let read_claims = read(&header, &claims()).expect("valid");
        assert_eq!(serde_json::to_value(&read_claims).expect("JSON"), claims());
        let several = AccessTokenClaims {
            aud: vec!["a".to_owned(), "b".to_owned()],
            family: None,
            cnf: None,
            ..read_claims
        };
        let written = serde_json::to_value(&several).expect("JSON");
        assert_eq!(written["aud"], json!(["a", "b"]));
        assert!(written.get("cnf").is_none() && written.get("family").is_none());
        assert_eq!(read(&header, &written), Ok(several));
    }
}
