//! What is proven of an app, which decides what is shown: the one place that says which mark an app
//! has on pages, in emails and in answers to programs.

use super::{Client, GrantType};
use crate::client::domain::Domain;
use crate::client::introduced::client_url::ClientUrl;
use crate::client::redirect_uri::{Destination, RedirectUri};
use crate::client::review::NameReview;

/// Between domains, where answers go to several.
const SEPARATOR: &str = ", ";

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Proven {
    /// Anyone can register a name.
    Nothing,
    /// Answers go to this domain, and the publisher has proven that it is its own. What it calls
    /// itself is its own word.
    Domain(String),
    /// Besides, a platform administrator has reviewed the publisher's name.
    Name { domain: String },
}

impl Proven {
    /// Whether there is a mark.
    pub fn is_verified(&self) -> bool {
        *self != Self::Nothing
    }

    pub fn domain(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Domain(domain) | Self::Name { domain } => Some(domain),
        }
    }

    /// What people read as the domain. Beside a reviewed name, loopback is not informative;
    /// only the demo's publisher has it.
    pub fn shown_domain(&self) -> Option<&str> {
        let is_name = |domain: &str| Domain::parse(domain).is_ok();
        match self {
            Self::Nothing => None,
            Self::Domain(domain) => Some(domain),
            Self::Name { domain } => {
                Some(domain.as_str()).filter(|domains| domains.split(SEPARATOR).all(is_name))
            }
        }
    }

    /// For programs.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Domain(_) => "domain",
            Self::Name { .. } => "name",
        }
    }
}

impl Client {
    /// Where an answer goes there.
    pub fn proven_at(&self, destination: &Destination) -> Proven {
        if self.is_self_introduced() {
            return self.proven_by_document();
        }
        let publisher = self.publisher.as_ref();
        self.proven_by(publisher.and_then(|publisher| publisher.domain_at(destination)))
    }

    /// Of an answer that was given; a device's has no address.
    pub fn proven_of_answer(&self, redirect_uri: &str) -> Proven {
        match redirect_uri {
            "" => self.proven_to_device(),
            uri => self.proven_at(&Destination::of(uri)),
        }
    }

    /// Where no address is in use: it must be true of each to which people's answers go.
    pub fn proven(&self) -> Proven {
        if self.is_self_introduced() {
            return self.proven_by_document();
        }
        if self.redirect_uris.is_empty() && self.may_use(GrantType::DeviceCode) {
            return self.proven_to_device();
        }
        let Some(publisher) = &self.publisher else { return Proven::Nothing };
        let at = |uri: &RedirectUri| publisher.domain_at(uri.destination());
        let domains: Option<Vec<&str>> = self.public_addresses().map(at).collect();
        let mut domains = domains.unwrap_or_default();
        domains.sort_unstable();
        domains.dedup();
        let domains = domains.join(SEPARATOR);
        self.proven_by(Some(domains.as_str()).filter(|domains| !domains.is_empty()))
    }

    /// A device asks for its answer itself (RFC 8628 §3.4): there is no address that could be
    /// another party's.
    pub fn proven_to_device(&self) -> Proven {
        if self.is_self_introduced() {
            return self.proven_by_document();
        }
        let publisher = self.publisher.as_ref();
        let domain = publisher.and_then(|publisher| publisher.verified_domains.first());
        self.proven_by(domain.map(String::as_str))
    }

    /// The host where its document is says so over TLS, and each answer goes to that very host or
    /// stays on the person's device.
    fn proven_by_document(&self) -> Proven {
        let Some(host) = ClientUrl::public_host(&self.id) else { return Proven::Nothing };
        let goes_nowhere_else = self.redirect_uris.iter().all(|uri| {
            let destination = uri.destination();
            destination.on_this_device || destination.host.as_deref() == Some(host)
        });
        if goes_nowhere_else { Proven::Domain(host.to_owned()) } else { Proven::Nothing }
    }

    fn proven_by(&self, domain: Option<&str>) -> Proven {
        let (Some(domain), Some(publisher)) = (domain, &self.publisher) else {
            return Proven::Nothing;
        };
        let domain = domain.to_owned();
        let holds = |review: &NameReview| {
            let hosts = self.redirect_uris.iter().map(|uri| uri.destination().answerer());
            review.holds(&publisher.name, &publisher.verified_domains, hosts)
        };
        if publisher.review.as_ref().is_some_and(holds) {
            Proven::Name { domain }
        } else {
            Proven::Domain(domain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::ClientKind;
    use crate::client::publisher::Publisher;
    use crate::client::review::ReviewedFacts;
    use crate::id::{ClientId, PublisherId};
    use crate::timestamp::Timestamp;

    const CALLBACK: &str = "https://app.brightwork.example/cb";

    fn reviewed(uris: &[&str]) -> Client {
        let mut publisher = Publisher {
            id: PublisherId::new("pub_1"),
            name: "Brightwork Labs".to_owned(),
            verified_domains: vec!["brightwork.example".to_owned()],
            website: None,
            support_email: None,
            privacy_policy: None,
            terms: None,
            review: None,
        };
        let facts =
            ReviewedFacts::of(&publisher.name, &publisher.verified_domains, uris.iter().copied());
        publisher.review = Some(NameReview { facts, at: Timestamp(0) });
        let uri = |uri: &&str| RedirectUri::register(uri).expect("an address");
        Client {
            publisher: Some(publisher),
            redirect_uris: uris.iter().map(uri).collect(),
            ..Client::new(ClientId::new("cli_1"), ClientKind::Public, Timestamp(0))
        }
    }

    fn changed(change: impl FnOnce(&mut Client, &mut Publisher)) -> Proven {
        let mut client = reviewed(&[CALLBACK]);
        let mut publisher = client.publisher.take().expect("one");
        change(&mut client, &mut publisher);
        client.publisher = Some(publisher);
        client.proven_at(&Destination::of(CALLBACK))
    }

    #[test]
    fn connect_1_a_name_is_proven_while_name_domains_and_hosts_are_what_was_reviewed() {
        let domain = "brightwork.example".to_owned();
        assert_eq!(changed(|_, _| ()), Proven::Name { domain: domain.clone() });
        let by_domain = Proven::Domain(domain);
        let other = "https://other.brightwork.example/cb";
        let more = RedirectUri::register(other).expect("an address");
        assert_eq!(changed(|_, publisher| publisher.review = None), by_domain);
        assert_eq!(changed(|_, publisher| publisher.name.push('!')), by_domain);
        assert_eq!(changed(|client, _| client.redirect_uris.push(more)), by_domain);
        let add = |_: &mut Client, publisher: &mut Publisher| {
            publisher.verified_domains.push("other.example".to_owned());
        };
        assert_eq!(changed(add), by_domain);
        assert_eq!(changed(|_, publisher| publisher.verified_domains.clear()), Proven::Nothing);
        assert_eq!(changed(|client, _| client.name.push('!')).as_str(), "name");
    }

    #[test]
    fn a_review_lends_no_mark_to_an_address_without_a_verified_domain() {
        let program = "com.evil://app.brightwork.example/cb";
        let client = reviewed(&[CALLBACK, program, "http://127.0.0.1/cb"]);
        assert_eq!(client.proven_at(&Destination::of(CALLBACK)).as_str(), "name");
        for uri in [program, "http://127.0.0.1/cb", "https://evil.test/cb"] {
            assert_eq!(client.proven_at(&Destination::of(uri)), Proven::Nothing, "{uri}");
        }
        assert_eq!(client.proven(), Proven::Nothing);
        let testing = "http://localhost:3000/playground/callback";
        let tested = reviewed(&[CALLBACK, testing]);
        assert_eq!(tested.proven().domain(), Some("brightwork.example"));
        assert_eq!(tested.proven_at(&Destination::of(testing)), Proven::Nothing);
        assert_eq!(reviewed(&[CALLBACK]).proven().domain(), Some("brightwork.example"));
    }
}
