use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text::text;

/// `1*( %x21 / %x23-5B / %x5D-7E )` (RFC 6749 §3.3). A clone is a handle: sets of them are made and
/// cut for every request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Scope(Arc<str>);

text!(Scope, Scope::from_str, ScopeError);

impl FromStr for Scope {
    type Err = ScopeError;

    fn from_str(text: &str) -> Result<Self, ScopeError> {
        if text.is_empty() {
            return Err(ScopeError::Empty);
        }
        let allowed = |byte: u8| matches!(byte, 0x21 | 0x23..=0x5B | 0x5D..=0x7E);
        if !text.bytes().all(allowed) {
            return Err(ScopeError::Malformed);
        }
        Ok(Self(text.into()))
    }
}

/// Asks for a refresh token (OpenID Connect Core 1.0 §11), which each client with that grant type
/// gets in any case: it is no scope of a token.
pub const OFFLINE_ACCESS: &str = "offline_access";

/// More than any catalogue has: sets are compared scope by scope.
const LIMIT: usize = 500;

const FEW: usize = 32;

/// Without repetition, in the order in which they were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ScopeSet(Vec<Scope>);

impl ScopeSet {
    /// `scope-token *( SP scope-token )` (RFC 6749 §3.3). Present but empty is an error, as is a
    /// double space.
    pub fn parse(text: &str) -> Result<Self, ScopeError> {
        if text.is_empty() {
            return Err(ScopeError::Empty);
        }
        if text.split(' ').take(LIMIT + 1).count() > LIMIT {
            return Err(ScopeError::TooMany { limit: LIMIT });
        }
        text.split(' ').map(|token| token.parse().map_err(|_| ScopeError::Malformed)).collect()
    }

    /// What a request names, without [`OFFLINE_ACCESS`]; `None` if that is nothing.
    pub fn of_request(text: Option<&str>) -> Result<Option<Self>, ScopeError> {
        let Some(text) = text else { return Ok(None) };
        let mut named = Self::parse(text)?;
        named.retain(|scope| scope.as_str() != OFFLINE_ACCESS);
        Ok(Some(named).filter(|named| !named.is_empty()))
    }

    pub fn contains(&self, scope: &Scope) -> bool {
        self.0.contains(scope)
    }

    pub fn is_subset(&self, other: &Self) -> bool {
        self.0.iter().all(|scope| other.contains(scope))
    }

    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.iter().filter(|scope| other.contains(scope)).cloned().collect()
    }

    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.iter().filter(|scope| !other.contains(scope)).cloned().collect()
    }

    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).cloned().collect()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Scope> {
        self.0.iter()
    }

    pub fn retain(&mut self, keep: impl FnMut(&Scope) -> bool) {
        self.0.retain(keep);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Scope> for ScopeSet {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        let mut set: Vec<Scope> = Vec::new();
        let mut seen = HashSet::new();
        for scope in scopes {
            // Few are compared sooner than they are hashed.
            if set.len() == FEW && seen.is_empty() {
                seen.extend(set.iter().cloned());
            }
            let is_new =
                if seen.is_empty() { !set.contains(&scope) } else { seen.insert(scope.clone()) };
            if is_new {
                set.push(scope);
            }
        }
        Self(set)
    }
}

impl<'a> IntoIterator for &'a ScopeSet {
    type Item = &'a Scope;
    type IntoIter = std::slice::Iter<'a, Scope>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The stored form: like the parameter, but a set may be empty where nothing was asked of a person.
impl TryFrom<String> for ScopeSet {
    type Error = ScopeError;

    fn try_from(text: String) -> Result<Self, ScopeError> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::parse(&text)
    }
}

impl From<ScopeSet> for String {
    fn from(scopes: ScopeSet) -> Self {
        scopes.to_string()
    }
}

impl fmt::Display for ScopeSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, scope) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            formatter.write_str(scope.as_str())?;
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ScopeError {
    #[error("scope is present but empty")]
    Empty,
    /// A character, or a space, that RFC 6749 §3.3 does not permit there.
    #[error("scope must be a list of scope names separated by single spaces")]
    Malformed,
    #[error("scope may name {limit} scopes")]
    TooMany { limit: usize },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_any_catalogue_has_is_an_error() {
        let text =
            |count| (0..count).map(|index| format!("s{index}")).collect::<Vec<_>>().join(" ");
        assert_eq!(ScopeSet::parse(&text(501)), Err(ScopeError::TooMany { limit: 500 }));
        assert_eq!(ScopeSet::parse(&["a"; 501].join(" ")), Err(ScopeError::TooMany { limit: 500 }));
        assert_eq!(ScopeSet::parse(&text(500)).expect("valid").to_string(), text(500));
    }

    #[test]
    fn a_long_list_holds_each_scope_once() {
        let text = (0..100).map(|index| format!("s{}", index % 50)).collect::<Vec<_>>().join(" ");
        assert_eq!(ScopeSet::parse(&text).expect("valid").len(), 50);
    }

    #[test]
    fn empty_is_an_error() {
        assert_eq!(ScopeSet::parse(""), Err(ScopeError::Empty));
    }

    #[test]
    fn quotes_backslashes_controls_and_double_spaces_are_malformed() {
        for text in ["a\"b", "a\\b", "a\tb", "a  b", " a", "a ", "é"] {
            assert_eq!(ScopeSet::parse(text), Err(ScopeError::Malformed), "{text:?}");
        }
    }

    #[test]
    fn repetitions_count_once_and_order_stays() {
        let set = ScopeSet::parse("jobs_read candidates_read jobs_read").expect("valid");
        assert_eq!(set.to_string(), "jobs_read candidates_read");
    }
}
