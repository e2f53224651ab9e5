//! Challenges of the `WWW-Authenticate` header (RFC 6750 §3, RFC 9449 §7.1).

use oauth::authentication::AuthenticationClass;
use oauth::token::response::TokenType;

/// How an API names itself in its challenges.
#[derive(Clone, Debug)]
pub struct Realm {
    /// The `realm` attribute (RFC 9110 §11.5).
    pub name: String,
    /// The address of the API's metadata document (RFC 9728), if it has one.
    pub metadata: Option<String>,
}

impl Realm {
    /// A challenge in `scheme`. `error` is absent where the request had no credential:
    /// RFC 6750 §3.1, "the resource server SHOULD NOT include an error code".
    pub(crate) fn challenge(
        &self,
        scheme: TokenType,
        error: Option<&str>,
        scope: Option<&str>,
        class: Option<AuthenticationClass>,
    ) -> String {
        // RFC 9110 §5.6.4.
        let name = self.name.replace('\\', "\\\\").replace('"', "\\\"");
        let mut parts = vec![format!("{} realm=\"{name}\"", scheme.as_str())];
        parts.extend(error.map(|error| format!("error=\"{error}\"")));
        parts.extend(scope.map(|scope| format!("scope=\"{scope}\"")));
        // RFC 9470 §3.
        parts.extend(class.map(|class| format!("acr_values=\"{}\"", class.as_str())));
        if scheme == TokenType::DPoP {
            // RFC 9449 §7.1.
            parts.push("algs=\"ES256 EdDSA\"".to_owned());
        }
        // RFC 9728 §5.1.
        let metadata = self.metadata.as_ref();
        parts.extend(metadata.map(|metadata| format!("resource_metadata=\"{metadata}\"")));
        parts.join(", ")
    }
}
