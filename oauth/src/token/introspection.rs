//! RFC 7662 §2.2.

use serde::{Serialize, Serializer};

use crate::credential::api_credential::{ApiCredential, LiveApiCredential};
use crate::discovery::resource::Resources;
use crate::jose::access_token::Confirmation;
use crate::token::access_token::LiveAccessToken;
use crate::token::response::TokenType;

#[derive(Clone, Debug, Serialize)]
pub struct Introspection {
    active: bool,
    #[serde(flatten)]
    about: Option<About>,
}

#[derive(Clone, Debug, Serialize)]
struct About {
    iss: String,
    /// RFC 9068 §2.2: the person, or the client where it acts for itself. A key is its company's,
    /// and has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<String>,
    #[serde(serialize_with = "audience")]
    aud: Resources,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    /// A key has none, and full access.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// A key has a header of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    iat: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    /// As the guard's `X-Countersign-Method` says it.
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    credential_id: Option<String>,
    company_id: String,
    roles: [&'static str; 1],
    /// RFC 9470 §6.2: how strongly the person was authenticated, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    acr: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_time: Option<i64>,
    /// RFC 9449 §6.2.
    #[serde(skip_serializing_if = "Option::is_none")]
    cnf: Option<Confirmation>,
}

/// RFC 7519 §4.1.3: an array, or "in the special case when the JWT has one audience [...] a single"
/// string.
fn audience<S: Serializer>(aud: &Resources, serializer: S) -> Result<S::Ok, S::Error> {
    let mut names = aud.iter();
    match (names.next(), names.next()) {
        (Some(only), None) => serializer.serialize_str(only.as_str()),
        _ => aud.serialize(serializer),
    }
}

impl Introspection {
    /// RFC 7662 §2.2: "If the introspection call is properly authorized but the token is not active
    /// [...] the authorization server MUST return [...] "active" [...] "false"", and "SHOULD NOT
    /// include any additional information".
    pub fn inactive() -> Self {
        Self { active: false, about: None }
    }

    pub fn active(token: LiveAccessToken, issuer: &str) -> Self {
        let client_id = token.client_id.to_string();
        let method =
            if token.user_id.is_some() { "authorization_code" } else { "client_credentials" };
        let authenticated = token.authenticated.as_ref();
        let about = About {
            iss: issuer.to_owned(),
            sub: Some(token.user_id.map_or_else(|| client_id.clone(), |user| user.to_string())),
            aud: token.resources,
            client_id: Some(client_id),
            scope: Some(token.scopes.to_string()),
            token_type: Some(TokenType::of(token.bound_to.as_ref()).as_str()),
            iat: token.issued_at.0,
            exp: Some(token.expires_at.0),
            method,
            credential_id: None,
            company_id: token.company_id.to_string(),
            roles: [token.role.as_str()],
            acr: authenticated.map(|proof| proof.methods.class().as_str()),
            auth_time: authenticated.map(|proof| proof.at.0),
            cnf: token.bound_to.map(|jkt| Confirmation { jkt }),
        };
        Self { active: true, about: Some(about) }
    }

    pub fn of_api_credential(
        live: &LiveApiCredential,
        record: &ApiCredential,
        aud: Resources,
        issuer: &str,
    ) -> Self {
        let is_token = !live.kind.is_key();
        let about = About {
            iss: issuer.to_owned(),
            sub: is_token.then(|| live.created_by.to_string()),
            aud,
            client_id: None,
            scope: is_token.then(|| live.scopes.to_string()),
            token_type: is_token.then(|| TokenType::Bearer.as_str()),
            iat: record.created_at.0,
            exp: record.expires_at.map(|at| at.0),
            method: live.kind.as_str(),
            credential_id: Some(live.id.to_string()),
            company_id: live.company_id.to_string(),
            roles: [live.role.as_str()],
            acr: None,
            auth_time: None,
            cnf: None,
        };
        Self { active: true, about: Some(about) }
    }
}
