use serde::{Deserialize, Serialize};

use crate::display_text::{NAME_LIMIT, clean};
use crate::id::PublisherId;

/// The organisation that makes an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    pub id: PublisherId,
    /// As registered; people read [`Publisher::display_name`].
    pub name: String,
    /// None: the publisher is unverified.
    pub verified_domains: Vec<String>,
    pub website: Option<String>,
    pub support_email: Option<String>,
    pub privacy_policy: Option<String>,
    pub terms: Option<String>,
}

impl Publisher {
    /// Its id where nothing of the name can be shown.
    pub fn display_name(&self) -> String {
        let name = clean(&self.name, NAME_LIMIT);
        if name.is_empty() { clean(self.id.as_str(), NAME_LIMIT) } else { name }
    }

    pub fn is_verified(&self) -> bool {
        !self.verified_domains.is_empty()
    }

    /// The mark may be shown only where the answer goes to a verified domain: one that ignored the
    /// host in use could be borrowed by whoever registers another redirect address.
    pub fn is_verified_for(&self, host: &str) -> bool {
        self.verified_domains.iter().any(|domain| {
            host == domain
                || host
                    .strip_suffix(domain.as_str())
                    .is_some_and(|prefix| prefix.ends_with('.') && !is_ip_address(domain))
        })
    }
}

fn is_ip_address(host: &str) -> bool {
    host.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publisher(domain: &str) -> Publisher {
        Publisher {
            id: PublisherId::new("pub_1"),
            name: "Brightwork Labs".to_owned(),
            verified_domains: vec![domain.to_owned()],
            website: None,
            support_email: None,
            privacy_policy: None,
            terms: None,
        }
    }

    #[test]
    fn a_look_alike_suffix_is_not_the_domain() {
        assert!(!publisher("brightwork.example").is_verified_for("evilbrightwork.example"));
        assert!(!publisher("brightwork.example").is_verified_for("brightwork.example.evil.test"));
        assert!(!publisher("127.0.0.1").is_verified_for("evil.127.0.0.1"));
    }

    #[test]
    fn the_domain_and_its_subdomains_are_verified() {
        assert!(publisher("brightwork.example").is_verified_for("brightwork.example"));
        assert!(publisher("brightwork.example").is_verified_for("app.brightwork.example"));
    }
}
