//! Domains of the demo: a name that is reserved for examples can have no record.

use std::sync::Arc;

use async_trait::async_trait;
use oauth::client::domain::{Domain, DomainCheck, ProvenBy};
use provider::clients::apps::publisher::{DomainClaim, DomainLookup, NoAnswer};

/// Finds every domain below `.example` (RFC 2606 §2) proven, but for those of the practice
/// publishers; looks for the proof of any other as `others` does.
pub struct ExampleDomains {
    taken: Vec<String>,
    others: Arc<dyn DomainLookup>,
}

impl ExampleDomains {
    pub(crate) fn new(taken: Vec<String>, others: Arc<dyn DomainLookup>) -> Self {
        Self { taken, others }
    }

    fn is_free_example(&self, domain: &Domain) -> bool {
        let domain = domain.as_str();
        let is_below = |name: &str| {
            domain.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        is_below("example") && !self.taken.iter().any(|taken| is_below(taken))
    }
}

#[async_trait]
impl DomainLookup for ExampleDomains {
    async fn check(&self, claim: &DomainClaim) -> DomainCheck {
        if self.is_free_example(&claim.domain) {
            return DomainCheck::Proven(ProvenBy::Record);
        }
        self.others.check(claim).await
    }

    async fn records(&self, name: &str) -> Result<Vec<String>, NoAnswer> {
        self.others.records(name).await
    }

    async fn file(&self, address: &str) -> Result<Option<String>, NoAnswer> {
        self.others.file(address).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds nothing anywhere.
    struct Nothing;

    #[async_trait]
    impl DomainLookup for Nothing {
        async fn records(&self, _: &str) -> Result<Vec<String>, NoAnswer> {
            Ok(Vec::new())
        }

        async fn file(&self, _: &str) -> Result<Option<String>, NoAnswer> {
            Ok(None)
        }
    }

    #[tokio::test]
    async fn examples_are_proven_at_once_and_nothing_else_is() {
        let taken = vec!["brightwork.example".to_owned(), "localhost".to_owned()];
        let lookup = ExampleDomains::new(taken, Arc::new(Nothing));
        for (domain, is_proven) in [
            ("shiftplan.example", true),
            ("app.shiftplan.example", true),
            ("brightwork.example", false),
            ("app.brightwork.example", false),
            ("notbrightwork.example", true),
            ("shiftplan.example.com", false),
            ("counterexample.com", false),
            ("my-example", false),
        ] {
            let Ok(domain) = Domain::parse(domain) else {
                assert!(!is_proven, "{domain}");
                continue;
            };
            let claim = DomainClaim { domain, value: "v".to_owned(), checked: None };
            assert_eq!(lookup.check(&claim).await.is_proven(), is_proven, "{}", claim.domain);
        }
    }
}
