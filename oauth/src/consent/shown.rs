//! What a page showed, as a digest that its form carries: an answer counts for that alone.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::hex::to_hex;

/// SHA-256 in hexadecimal digits. It is no secret, and authenticates nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShownDigest(String);

impl ShownDigest {
    /// As a form or a program sends it back.
    pub fn sent(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Collects what is shown.
pub struct Shown(String);

impl Shown {
    pub fn new(kind: &str) -> Self {
        Self(String::with_capacity(2048)).and("kind", &kind)
    }

    /// The name keeps one fact from being taken for another.
    #[must_use]
    pub fn and(mut self, name: &str, fact: &(impl Serialize + ?Sized)) -> Self {
        // JSON holds no line break of its own, so no two lists of facts make the same bytes. What
        // is shown are texts and lists, which always become JSON.
        let fact = serde_json::to_string(fact).unwrap_or_default();
        for part in [name, "=", &fact, "\n"] {
            self.0.push_str(part);
        }
        self
    }

    pub fn digest(self) -> ShownDigest {
        ShownDigest(to_hex(&Sha256::digest(self.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fact_is_not_taken_for_another() {
        let of = |facts: &[(&str, &str)]| {
            let all =
                facts.iter().fold(Shown::new("app"), |shown, (name, fact)| shown.and(name, fact));
            all.digest()
        };
        let shown = of(&[("name", "Acme"), ("publisher", "Labs")]);
        assert_eq!(of(&[("name", "Acme"), ("publisher", "Labs")]), shown);
        for other in [
            &[("name", "Labs"), ("publisher", "Acme")][..],
            &[("name", "Acme\"\npublisher=\"Labs")],
            &[("name", "Acme")],
            &[("name", "AcmeLabs"), ("publisher", "")],
        ] {
            assert_ne!(of(other), shown);
        }
        assert_ne!(Shown::new("publisher").digest(), Shown::new("app").digest());
    }
}
