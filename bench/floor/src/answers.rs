//! Answers as long as Countersign's.

use serde_json::{Value, json};

/// What the metadata document says, written down once.
pub(crate) const METADATA: &str = include_str!("metadata.json");

/// The digits behind an access token's mark.
pub(crate) const TOKEN_DIGITS: usize = 50;

/// As long as a JWT's header of ours.
pub(crate) const HEADER: &str =
    r#"{"typ":"at+jwt","alg":"ES256","kid":"hG1TqrJxqCpO0b9jYd3V5Q7m8wZk2sLxUeNfRa4tIyM"}"#;

/// As long as a service token's claims of ours.
pub(crate) const CLAIMS: &str = concat!(
    r#"{"iss":"http://localhost:3000","sub":"demo-jwt","aud":"http://localhost:3000/api","#,
    r#""client_id":"demo-jwt","company":"cmp_northwind","role":"standard","#,
    r#""scope":"candidates_read jobs_read","iat":1800000000,"exp":1800000900,"#,
    r#""jti":"jti_5f0c2a4be1d94c7f8a63b1d20e97c5a4"}"#
);

pub(crate) fn token(token: &str) -> Value {
    json!({
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": 3600,
        "scope": "candidates_read jobs_read",
    })
}

pub(crate) fn introspection(digest: &[u8; 32]) -> Value {
    json!({
        "active": digest.iter().any(|byte| *byte != 0),
        "client_id": "demo-service",
        "sub": "demo-service",
        "scope": "candidates_read jobs_read",
        "token_type": "Bearer",
        "iss": "http://localhost:3000",
        "iat": 1_800_000_000,
        "exp": 1_800_003_600,
    })
}
