//! What an API is told of a token (RFC 7662 §2.2).

use serde::{Serialize, Serializer};

use crate::jose::thumbprint::Thumbprint;
use crate::resource::Resources;
use crate::token::access_token::LiveAccessToken;
use crate::token::response::TokenType;

/// An introspection response.
#[derive(Clone, Debug, Serialize)]
pub struct Introspection {
    active: bool,
    #[serde(flatten)]
    about: Option<About>,
}

#[derive(Clone, Debug, Serialize)]
struct About {
    iss: String,
    /// RFC 9068 §2.2: the person, or the client where it acts for itself.
    sub: String,
    #[serde(serialize_with = "audience")]
    aud: Resources,
    client_id: String,
    scope: String,
    token_type: &'static str,
    iat: i64,
    exp: i64,
    /// The company whose data it reaches.
    company_id: String,
    /// How far it reaches there.
    roles: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    cnf: Option<Confirmation>,
}

/// The key that whoever shows the token must prove to have (RFC 9449 §6.2).
#[derive(Clone, Debug, Serialize)]
struct Confirmation {
    jkt: Thumbprint,
}

/// RFC 7519 §4.1.3: an array, or "in the special case when the JWT has one
/// audience [...] a single" string.
fn audience<S: Serializer>(aud: &Resources, serializer: S) -> Result<S::Ok, S::Error> {
    let mut names = aud.iter();
    match (names.next(), names.next()) {
        (Some(only), None) => serializer.serialize_str(only.as_str()),
        _ => aud.serialize(serializer),
    }
}

impl Introspection {
    /// RFC 7662 §2.2: "If the introspection call is properly authorized but the
    /// token is not active [...] the authorization server MUST return [...]
    /// "active" [...] "false"", and "SHOULD NOT include any additional
    /// information".
    pub fn inactive() -> Self {
        Self { active: false, about: None }
    }

    /// A token that is good now.
    pub fn active(token: LiveAccessToken, issuer: &str) -> Self {
        let client_id = token.client_id.to_string();
        let about = About {
            iss: issuer.to_owned(),
            sub: token.user_id.map_or_else(|| client_id.clone(), |user| user.to_string()),
            aud: token.resources,
            client_id,
            scope: token.scopes.to_string(),
            token_type: TokenType::of(token.bound_to.as_ref()).as_str(),
            iat: token.issued_at.0,
            exp: token.expires_at.0,
            company_id: token.company_id.to_string(),
            roles: [token.role.as_str()],
            cnf: token.bound_to.map(|jkt| Confirmation { jkt }),
        };
        Self { active: true, about: Some(about) }
    }
}
