//! RFC 9728.

use serde::Serialize;

use crate::discovery::resource::Resource;
use crate::jose::algorithm::SigningAlgorithm;

#[derive(Clone, Debug, Serialize)]
pub struct ResourceMetadata {
    resource: Resource,
    authorization_servers: [String; 1],
    scopes_supported: Vec<String>,
    /// RFC 9700 §4.3.2: never in the query.
    bearer_methods_supported: [&'static str; 1],
    dpop_signing_alg_values_supported: [&'static str; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    resource_name: Option<String>,
}

impl ResourceMetadata {
    pub fn new(
        resource: Resource,
        issuer: &str,
        scopes: impl Iterator<Item = String>,
        resource_name: Option<String>,
    ) -> Self {
        Self {
            resource,
            authorization_servers: [issuer.to_owned()],
            scopes_supported: scopes.collect(),
            bearer_methods_supported: ["header"],
            dpop_signing_alg_values_supported: SigningAlgorithm::ALL.map(SigningAlgorithm::as_str),
            resource_name,
        }
    }
}

/// The well-known path is "inserted between the host component and the path" (RFC 9728 §3.1).
pub fn well_known(resource: &Resource) -> Option<String> {
    let url = url::Url::parse(resource.as_str()).ok()?;
    let path = url.path().trim_end_matches('/');
    url.host()?;
    Some(format!("{}{WELL_KNOWN}{path}", url.origin().ascii_serialization()))
}

/// Where the authorization server has the document: of an API on the same host at the well-known
/// path, of any other below its own one. A challenge may name any address (RFC 9728 §5.1).
pub fn path_at_issuer(resource: &Resource, issuer: &str) -> Option<String> {
    let url = url::Url::parse(resource.as_str()).ok()?;
    let path = url.path().trim_end_matches('/');
    if url.origin().ascii_serialization() == issuer {
        return Some(format!("{WELL_KNOWN}{path}"));
    }
    let host = url.host_str()?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("{WELL_KNOWN}/{host}{port}{path}"))
}

/// RFC 9728 §3.
pub const WELL_KNOWN: &str = "/.well-known/oauth-protected-resource";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_well_known_path_comes_before_the_resources_own() {
        for (resource, place) in [
            ("https://api.example", "https://api.example/.well-known/oauth-protected-resource"),
            ("https://api.example/", "https://api.example/.well-known/oauth-protected-resource"),
            (
                "https://api.example:8443/v2",
                "https://api.example:8443/.well-known/oauth-protected-resource/v2",
            ),
        ] {
            let resource = resource.parse().expect("a resource");
            assert_eq!(well_known(&resource).as_deref(), Some(place));
        }
        assert_eq!(well_known(&"urn:api".parse().expect("a resource")), None);
    }

    #[test]
    fn the_server_has_documents_of_apis_on_other_hosts_below_their_names() {
        for (resource, path) in [
            ("https://auth.example", ""),
            ("https://auth.example/api", "/api"),
            ("https://auth.example:8443/api", "/auth.example:8443/api"),
            ("https://API.example/v2/?x", "/api.example/v2"),
            ("https://api.example", "/api.example"),
        ] {
            let resource = resource.parse().expect("a resource");
            let expected = format!("{WELL_KNOWN}{path}");
            let path = path_at_issuer(&resource, "https://auth.example");
            assert_eq!(path, Some(expected));
        }
        let urn = "urn:api".parse().expect("a resource");
        assert_eq!(path_at_issuer(&urn, "https://auth.example"), None);
    }
}
