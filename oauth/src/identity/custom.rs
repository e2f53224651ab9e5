//! Claims of the platform's own namespace (OpenID Connect Core §5.1.2): what the person is in the
//! company for which the app acts.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;
use url::Url;

use crate::catalogue::Catalogue;
use crate::company::Company;
use crate::id::ClientId;
use crate::identity::{COMPANY, SCOPES};
use crate::membership::Membership;
use crate::scope::{Scope, ScopeSet};
use crate::words::words;

words! {
    /// What a claim says.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum ClaimSource {
        CompanyId = "company_id",
        CompanyName = "company_name",
        Role = "role",
        JobTitle = "job_title",
    }
}

impl ClaimSource {
    /// `None`: it is not known.
    fn value(self, membership: &Membership, company: &Company) -> Option<String> {
        let text = match self {
            Self::CompanyId => company.id.as_str().to_owned(),
            Self::CompanyName => company.name.clone(),
            Self::Role => membership.role.as_str().to_owned(),
            Self::JobTitle => membership.job_title.clone()?,
        };
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomClaim {
    pub name: String,
    pub value: ClaimSource,
    /// Without it nothing is told: its words are what the person allows.
    pub scope: Scope,
    /// None named: every app.
    pub clients: Vec<ClientId>,
    /// Whether it is in ID tokens, too.
    pub in_id_token: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CustomClaimError {
    /// OpenID Connect Core §5.1.2: "it is RECOMMENDED that collision-resistant names be used".
    #[error("name must be an address of the platform's own, such as https://hirely.example/role")]
    Name,
    #[error("name {0} is given twice for the same app")]
    Repeated(String),
    #[error("the catalogue has no scope {0}")]
    UnknownScope(Scope),
    #[error("the words of the scope {0} do not say that it tells this; name another")]
    OtherWords(Scope),
}

/// In bytes.
const NAME_LIMIT: usize = 200;

impl CustomClaim {
    pub fn check_name(name: &str) -> Result<(), CustomClaimError> {
        let is_printable = name.bytes().all(|byte| byte.is_ascii_graphic());
        let is_short = name.len() <= NAME_LIMIT;
        let is_address =
            Url::parse(name).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "urn"));
        if is_printable && is_short && is_address { Ok(()) } else { Err(CustomClaimError::Name) }
    }

    /// `catalogue` is the platform's own.
    pub fn check_scope(&self, catalogue: &Catalogue) -> Result<(), CustomClaimError> {
        let scope = &self.scope;
        let is_own = catalogue.scopes().iter().any(|entry| entry.scope == *scope);
        if is_own || scope.as_str() == COMPANY {
            Ok(())
        } else if SCOPES.contains(&scope.as_str()) {
            Err(CustomClaimError::OtherWords(scope.clone()))
        } else {
            Err(CustomClaimError::UnknownScope(scope.clone()))
        }
    }

    /// Whether an app could be told two claims of one name.
    pub fn collides(&self, other: &Self) -> bool {
        let is_shared = || self.clients.iter().any(|client| other.clients.contains(client));
        self.name == other.name
            && (self.clients.is_empty() || other.clients.is_empty() || is_shared())
    }

    pub fn is_for(&self, client: &ClientId) -> bool {
        self.clients.is_empty() || self.clients.contains(client)
    }

    pub fn is_granted(&self, scopes: &ScopeSet) -> bool {
        scopes.contains(&self.scope)
    }
}

/// What `claims` say of a person in a company.
pub fn of<'a>(
    claims: impl IntoIterator<Item = &'a CustomClaim>,
    membership: &Membership,
    company: &Company,
) -> Map<String, Value> {
    let known = claims.into_iter().filter_map(|claim| {
        let value = claim.value.value(membership, company)?;
        Some((claim.name.clone(), Value::String(value)))
    });
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_be_anothers_is_refused() {
        for name in ["", "role", "sub", "email", "a:b", "javascript:x", "https://", "https://a b"] {
            assert_eq!(CustomClaim::check_name(name), Err(CustomClaimError::Name), "{name}");
        }
        let long = format!("https://hirely.example/{}", "a".repeat(NAME_LIMIT));
        assert_eq!(CustomClaim::check_name(&long), Err(CustomClaimError::Name));
        for name in ["https://hirely.example/role", "urn:hirely:role"] {
            assert_eq!(CustomClaim::check_name(name), Ok(()));
        }
    }

    #[test]
    fn an_app_is_told_one_claim_of_a_name() {
        let claim = |name: &str, clients: &[&str]| CustomClaim {
            name: name.to_owned(),
            value: ClaimSource::Role,
            scope: COMPANY.parse().expect("a scope"),
            clients: clients.iter().copied().map(ClientId::new).collect(),
            in_id_token: true,
        };
        let everyones = claim("urn:a", &[]);
        assert!(everyones.collides(&claim("urn:a", &["wiki"])));
        assert!(claim("urn:a", &["wiki", "mail"]).collides(&claim("urn:a", &["mail"])));
        assert!(!claim("urn:a", &["wiki"]).collides(&claim("urn:a", &["mail"])));
        assert!(!everyones.collides(&claim("urn:b", &[])));
    }
}
