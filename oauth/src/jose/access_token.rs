//! Access tokens that APIs read by themselves (RFC 9068).

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use thiserror::Error;

use super::compact::Jws;
use super::thumbprint::Thumbprint;
use crate::id::{ClientId, CompanyId, TokenFamilyId};
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;

/// `typ` (RFC 9068 §2.1): no other JWT of ours passes for an access token.
pub const ACCESS_TOKEN_TYP: &str = "at+jwt";

/// What an access token says (RFC 9068 §2.2), with some claims of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessTokenClaims {
    /// Who issued it.
    pub iss: String,
    /// When it ends.
    pub exp: Timestamp,
    /// The APIs it is for: a text if it is one (RFC 7519 §4.1.3).
    #[serde(serialize_with = "write_audience", deserialize_with = "read_audience")]
    pub aud: Vec<String>,
    /// The person; the client itself for client credentials.
    pub sub: String,
    /// The client it was issued to.
    pub client_id: ClientId,
    /// When it was issued.
    pub iat: Timestamp,
    /// Its id.
    pub jti: String,
    /// What it opens.
    pub scope: ScopeSet,
    /// The company whose data it reaches.
    pub company_id: CompanyId,
    /// How far it reaches there (RFC 9068 §2.2.3.1): the role, as we spell it.
    pub roles: Vec<String>,
    /// The tokens it descends with, so that introspection sees them revoked;
    /// `None` for client credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<TokenFamilyId>,
    /// The key that its sender must hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
}

/// How a token is bound (RFC 7800 §3.1). A way that is not known cannot be
/// checked: such a token is not read at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The thumbprint of a DPoP key (RFC 9449 §6.1).
    pub jkt: Thumbprint,
}

impl AccessTokenClaims {
    /// Reads the claims of a JWT whose signature has been verified.
    pub fn read(jws: &Jws) -> Result<Self, AccessTokenError> {
        // RFC 9068 §4: "MUST verify that the typ header value is at+jwt or
        // application/at+jwt and reject tokens carrying any other value."
        if !jws.is_typ(ACCESS_TOKEN_TYP) {
            return Err(AccessTokenError::Typ);
        }
        let claims = Value::Object(jws.claims().clone());
        Self::deserialize(claims).map_err(|_| AccessTokenError::Claims)
    }
}

/// Why a JWT is not an access token of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AccessTokenError {
    /// RFC 9068 §4.
    #[error("typ of the access token is not at+jwt")]
    Typ,
    /// RFC 9068 §2.2.
    #[error("the access token lacks a claim, or one is malformed")]
    Claims,
}

fn write_audience<S: Serializer>(audience: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    match audience {
        [one] => one.serialize(serializer),
        several => several.serialize(serializer),
    }
}

/// Whom a token is for, as JSON has it (RFC 7519 §4.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Audience {
    /// A text.
    One(String),
    /// An array.
    Several(Vec<String>),
}

impl Audience {
    /// Whether `name` is among them.
    pub fn contains(&self, name: &str) -> bool {
        match self {
            Self::One(one) => one == name,
            Self::Several(several) => several.iter().any(|one| one == name),
        }
    }
}

fn read_audience<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(match Audience::deserialize(deserializer)? {
        Audience::One(one) => vec![one],
        Audience::Several(several) => several,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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

    fn read(header: &Value, claims: &Value) -> Result<AccessTokenClaims, AccessTokenError> {
        let text = TestKey::ed25519().sign(header, claims);
        AccessTokenClaims::read(&Jws::parse(&text).expect("readable"))
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
