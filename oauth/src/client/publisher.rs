use serde::{Deserialize, Serialize};

use crate::client::redirect_uri::Destination;
use crate::client::review::NameReview;
use crate::display_text::{NAME_LIMIT, clean};
use crate::id::PublisherId;

/// The organisation that makes an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    pub id: PublisherId,
    /// As registered; people read [`Publisher::display_name`].
    pub name: String,
    /// Those that it has proven to be its own.
    pub verified_domains: Vec<String>,
    pub website: Option<String>,
    pub support_email: Option<String>,
    pub privacy_policy: Option<String>,
    pub terms: Option<String>,
    /// What a platform administrator has reviewed; no file says it.
    #[serde(skip)]
    pub review: Option<NameReview>,
}

impl Publisher {
    /// Its id where nothing of the name can be shown.
    pub fn display_name(&self) -> String {
        let name = clean(&self.name, NAME_LIMIT);
        if name.is_empty() { clean(self.id.as_str(), NAME_LIMIT) } else { name }
    }

    /// The verified domain that answers there. One that ignored the address in use could be
    /// borrowed by registering another redirect address.
    pub fn domain_at(&self, destination: &Destination) -> Option<&str> {
        let host = destination.host.as_deref()?;
        let answers = |domain: &&String| {
            host == domain.as_str()
                || host.strip_suffix(domain.as_str()).is_some_and(|prefix| {
                    // Loopback, which only the demo has, is one machine.
                    prefix.ends_with('.') && !is_ip_address(domain) && domain.contains('.')
                })
        };
        self.verified_domains.iter().find(answers).map(String::as_str)
    }
}

fn is_ip_address(host: &str) -> bool {
    host.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_verified(domain: &str, uri: &str) -> bool {
        let publisher = Publisher {
            id: PublisherId::new("pub_1"),
            name: "Brightwork Labs".to_owned(),
            verified_domains: vec![domain.to_owned()],
            website: None,
            support_email: None,
            privacy_policy: None,
            terms: None,
            review: None,
        };
        publisher.domain_at(&Destination::of(uri)) == Some(domain)
    }

    #[test]
    fn a_look_alike_suffix_is_not_the_domain() {
        assert!(!is_verified("brightwork.example", "https://evilbrightwork.example/cb"));
        assert!(!is_verified("brightwork.example", "https://brightwork.example.evil.test/cb"));
        assert!(!is_verified("127.0.0.1", "https://evil.127.0.0.1/cb"));
        assert!(!is_verified("localhost", "https://evil.localhost/cb"));
    }

    #[test]
    fn a_program_on_a_device_and_loopback_are_no_domain() {
        for uri in [
            "com.evil://brightwork.example/cb",
            "com.evil://app.brightwork.example/cb",
            "brightwork.example:/cb",
            "brightwork.example://brightwork.example/cb",
            "http://127.0.0.1/brightwork.example",
            "http://localhost/cb",
        ] {
            assert!(!is_verified("brightwork.example", uri), "{uri}");
        }
    }

    #[test]
    fn the_domain_and_its_subdomains_are_verified() {
        assert!(is_verified("brightwork.example", "https://brightwork.example/cb"));
        assert!(is_verified("brightwork.example", "https://app.brightwork.example:8443/cb"));
    }
}
