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
    resource_name: String,
}

impl ResourceMetadata {
    pub fn new(
        resource: Resource,
        issuer: &str,
        scopes: impl Iterator<Item = String>,
        resource_name: String,
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
    Some(format!("{}{WELL_KNOWN}{path}", url.origin().ascii_serialization()))
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
    }
}
