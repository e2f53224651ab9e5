//! A platform administrator has reviewed a publisher's name.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::client::redirect_uri::Destination;
use crate::consent::shown::{Shown, ShownDigest};
use crate::timestamp::Timestamp;

/// What a review is of. Where one of these changes, nothing is reviewed any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedFacts {
    pub name: String,
    /// All that it has verified.
    pub domains: BTreeSet<String>,
    /// All to which answers for its apps may go.
    pub hosts: BTreeSet<String>,
}

impl ReviewedFacts {
    /// Of a publisher, and the redirect URIs of all its apps.
    pub fn of<'a>(
        name: &str,
        verified_domains: &[String],
        redirect_uris: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let host = |uri: &str| Destination::of(uri).answerer().to_owned();
        Self {
            name: name.to_owned(),
            domains: verified_domains.iter().cloned().collect(),
            hosts: redirect_uris.into_iter().map(host).collect(),
        }
    }

    /// A reviewer answers to these, not to what they have become.
    pub fn digest(&self) -> ShownDigest {
        Shown::new("publisher").and("facts", self).digest()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameReview {
    pub facts: ReviewedFacts,
    pub at: Timestamp,
}

impl NameReview {
    /// Whether it is a review of this, where `hosts` are those of one app. The store drops a
    /// review with the change that ends it; this holds for what is not stored, such as a draft.
    pub fn holds<'a>(
        &self,
        name: &str,
        verified_domains: &[String],
        mut hosts: impl Iterator<Item = &'a str>,
    ) -> bool {
        let reviewed = &self.facts;
        reviewed.name == name
            && verified_domains.iter().all(|domain| reviewed.domains.contains(domain))
            && reviewed.domains.iter().all(|domain| verified_domains.contains(domain))
            && hosts.all(|host| reviewed.hosts.contains(host))
    }
}
