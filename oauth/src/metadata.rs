//! Authorization server metadata (RFC 8414): only what works is announced.

use serde::Serialize;

use crate::language::Language;

/// The metadata document.
#[derive(Clone, Debug, Serialize)]
pub struct ServerMetadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    scopes_supported: Vec<String>,
    response_types_supported: [&'static str; 1],
    response_modes_supported: [&'static str; 1],
    grant_types_supported: [&'static str; 3],
    token_endpoint_auth_methods_supported: [&'static str; 3],
    code_challenge_methods_supported: [&'static str; 1],
    authorization_response_iss_parameter_supported: bool,
    ui_locales_supported: [&'static str; 4],
}

impl ServerMetadata {
    /// The document of an issuer with these scopes.
    pub fn new(issuer: &str, scopes: impl Iterator<Item = String>) -> Self {
        Self {
            authorization_endpoint: format!("{issuer}/oauth/authorize"),
            token_endpoint: format!("{issuer}/oauth/token"),
            jwks_uri: format!("{issuer}/.well-known/jwks.json"),
            scopes_supported: scopes.collect(),
            // RFC 9700 §2.1.2: no implicit grant.
            response_types_supported: ["code"],
            response_modes_supported: ["query"],
            grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
            token_endpoint_auth_methods_supported: [
                "client_secret_basic",
                "client_secret_post",
                "none",
            ],
            // RFC 9700 §2.1.1: "plain" discloses the verifier.
            code_challenge_methods_supported: ["S256"],
            // RFC 9207 §3.
            authorization_response_iss_parameter_supported: true,
            ui_locales_supported: Language::ALL.map(Language::tag),
            issuer: issuer.to_owned(),
        }
    }
}
