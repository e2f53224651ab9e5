//! OpenID Connect Discovery 1.0 §3: what RFC 8414 has, and what an app needs to sign people in.

use serde::Serialize;

use crate::authentication::AuthenticationClass;
use crate::discovery::metadata::ServerMetadata;
use crate::identity::claims::Claim;
use crate::identity::custom::CustomClaim;
use crate::identity::subject::SubjectType;
use crate::identity::{COMPANY, SCOPES};
use crate::jose::algorithm::IdTokenAlgorithm;

#[derive(Clone, Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "members of a document")]
pub struct OpenIdMetadata {
    #[serde(flatten)]
    server: ServerMetadata,
    userinfo_endpoint: String,
    /// RP-Initiated Logout 1.0 §2.1.
    end_session_endpoint: String,
    /// Back-Channel Logout 1.0 §2.1.
    backchannel_logout_supported: bool,
    backchannel_logout_session_supported: bool,
    subject_types_supported: [&'static str; 2],
    id_token_signing_alg_values_supported: [&'static str; 3],
    acr_values_supported: [&'static str; 2],
    prompt_values_supported: [&'static str; 4],
    claim_types_supported: [&'static str; 1],
    claims_supported: Vec<String>,
    claims_parameter_supported: bool,
    request_parameter_supported: bool,
    /// "If omitted, the default value is true."
    request_uri_parameter_supported: bool,
}

/// Of the ID token, beside the standard claims.
const OWN_CLAIMS: [&str; 10] =
    ["sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid"];

impl OpenIdMetadata {
    /// `claims` are the platform's own.
    pub fn new(issuer: &str, server: ServerMetadata, claims: &[CustomClaim]) -> Self {
        let tells_company = claims.iter().any(|claim| claim.scope.as_str() == COMPANY);
        let scopes = SCOPES.into_iter().chain(tells_company.then_some(COMPANY));
        let standard = OWN_CLAIMS.into_iter().chain(Claim::ALL.map(Claim::as_str));
        // What a single app is told is between the two.
        let own = claims.iter().filter(|claim| claim.clients.is_empty());
        Self {
            server: server.with_scopes(scopes),
            userinfo_endpoint: format!("{issuer}/oauth/userinfo"),
            end_session_endpoint: format!("{issuer}/oauth/logout"),
            backchannel_logout_supported: true,
            backchannel_logout_session_supported: true,
            subject_types_supported: SubjectType::ALL.map(SubjectType::as_str),
            id_token_signing_alg_values_supported: IdTokenAlgorithm::ALL
                .map(IdTokenAlgorithm::as_str),
            acr_values_supported: AuthenticationClass::ALL.map(AuthenticationClass::as_str),
            // Initiating User Registration via OpenID Connect 1.0 §4.2 has defined the name.
            prompt_values_supported: ["none", "login", "consent", "select_account"],
            claim_types_supported: ["normal"],
            claims_supported: standard
                .map(str::to_owned)
                .chain(own.map(|claim| claim.name.clone()))
                .collect(),
            claims_parameter_supported: true,
            request_parameter_supported: false,
            request_uri_parameter_supported: false,
        }
    }
}
