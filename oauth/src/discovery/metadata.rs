//! RFC 8414: only what works is announced.

use serde::Serialize;

use crate::authorize::response_mode::ResponseMode;
use crate::client::GrantType;
use crate::client::introduced::policy::{DocumentPolicy, IntroductionPolicy, RegistrationPolicy};
use crate::discovery::resource::Resource;
use crate::jose::algorithm::{SigningAlgorithm, VerificationAlgorithm};
use crate::language::Language;
use crate::scope::OFFLINE_ACCESS;

#[derive(Clone, Debug, Serialize)]
pub struct ServerMetadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    revocation_endpoint: String,
    introspection_endpoint: String,
    pushed_authorization_request_endpoint: String,
    /// RFC 7591 §3.
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_endpoint: Option<String>,
    device_authorization_endpoint: String,
    jwks_uri: String,
    scopes_supported: Vec<String>,
    response_types_supported: [&'static str; 1],
    response_modes_supported: [&'static str; 3],
    grant_types_supported: [&'static str; 4],
    token_endpoint_auth_methods_supported: [&'static str; 4],
    token_endpoint_auth_signing_alg_values_supported: [&'static str; 4],
    revocation_endpoint_auth_methods_supported: [&'static str; 4],
    revocation_endpoint_auth_signing_alg_values_supported: [&'static str; 4],
    introspection_endpoint_auth_methods_supported: [&'static str; 3],
    introspection_endpoint_auth_signing_alg_values_supported: [&'static str; 4],
    code_challenge_methods_supported: [&'static str; 1],
    dpop_signing_alg_values_supported: [&'static str; 2],
    authorization_response_iss_parameter_supported: bool,
    require_pushed_authorization_requests: bool,
    client_id_metadata_document_supported: bool,
    protected_resources: Vec<Resource>,
    ui_locales_supported: [&'static str; 4],
}

/// `none` is for public clients.
const AUTH_METHODS: [&str; 4] =
    ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"];

/// An API that introspects keeps a secret.
const CONFIDENTIAL_AUTH_METHODS: [&str; 3] =
    ["client_secret_basic", "client_secret_post", "private_key_jwt"];

impl ServerMetadata {
    /// Those before the others.
    #[must_use]
    pub(super) fn with_scopes<'a>(self, scopes: impl Iterator<Item = &'a str>) -> Self {
        let first = scopes.map(str::to_owned);
        Self { scopes_supported: first.chain(self.scopes_supported).collect(), ..self }
    }

    pub fn new(
        issuer: &str,
        scopes: impl Iterator<Item = String>,
        resources: impl Iterator<Item = Resource>,
        introductions: &IntroductionPolicy,
    ) -> Self {
        let at = |path: &str| format!("{issuer}{path}");
        let verified = VerificationAlgorithm::ALL.map(VerificationAlgorithm::as_str);
        Self {
            authorization_endpoint: at("/oauth/authorize"),
            token_endpoint: at("/oauth/token"),
            revocation_endpoint: at("/oauth/revoke"),
            introspection_endpoint: at("/oauth/introspect"),
            pushed_authorization_request_endpoint: at("/oauth/par"),
            registration_endpoint: (introductions.registration != RegistrationPolicy::Off)
                .then(|| at("/oauth/register")),
            device_authorization_endpoint: at("/oauth/device_authorization"),
            jwks_uri: at("/.well-known/jwks.json"),
            scopes_supported: scopes.chain([OFFLINE_ACCESS.to_owned()]).collect(),
            // RFC 9700 §2.1.2: no implicit grant.
            response_types_supported: ["code"],
            response_modes_supported: ResponseMode::ALL.map(ResponseMode::as_str),
            grant_types_supported: GrantType::ALL.map(GrantType::as_str),
            token_endpoint_auth_methods_supported: AUTH_METHODS,
            token_endpoint_auth_signing_alg_values_supported: verified,
            revocation_endpoint_auth_methods_supported: AUTH_METHODS,
            revocation_endpoint_auth_signing_alg_values_supported: verified,
            introspection_endpoint_auth_methods_supported: CONFIDENTIAL_AUTH_METHODS,
            introspection_endpoint_auth_signing_alg_values_supported: verified,
            // RFC 9700 §2.1.1: "plain" discloses the verifier.
            code_challenge_methods_supported: ["S256"],
            dpop_signing_alg_values_supported: SigningAlgorithm::ALL.map(SigningAlgorithm::as_str),
            // RFC 9207 §3.
            authorization_response_iss_parameter_supported: true,
            // RFC 9126 §5: each client may be set to; not everyone must.
            require_pushed_authorization_requests: false,
            client_id_metadata_document_supported: introductions.documents != DocumentPolicy::Off,
            protected_resources: resources.collect(),
            ui_locales_supported: Language::ALL.map(Language::tag),
            issuer: issuer.to_owned(),
        }
    }
}
