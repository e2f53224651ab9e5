//! The APIs that tokens are for, as the operator describes them: which scopes are whose.

use thiserror::Error;

use crate::catalogue::{Catalogue, Level, ScopeEntry};
use crate::client::{ClientScope, Requirement};
use crate::discovery::resource::{Resource, ResourceError, Resources};
use crate::identity::is_identity;
use crate::parameters::Parameters;
use crate::scope::{Scope, ScopeSet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtectedResource {
    pub resource: Resource,
    /// As people read it.
    pub name: Option<String>,
    /// A token for it carries no others. `None`: the whole catalogue.
    pub scopes: Option<ScopeSet>,
    /// Of these, what an app may ask for that introduced itself. `None`: whatever does not reach
    /// the whole company.
    pub self_introduced_scopes: Option<ScopeSet>,
    /// Else it is where an API usually is, if there is one.
    pub is_configured: bool,
}

impl ProtectedResource {
    pub fn new(resource: Resource) -> Self {
        Self {
            resource,
            name: None,
            scopes: None,
            self_introduced_scopes: None,
            is_configured: true,
        }
    }

    pub fn has(&self, scope: &Scope) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.contains(scope))
    }

    /// In the catalogue's order.
    pub fn scopes<'a>(&'a self, catalogue: &'a Catalogue) -> impl Iterator<Item = &'a ScopeEntry> {
        catalogue.scopes().iter().filter(|entry| self.has(&entry.scope))
    }

    fn offers_to_self_introduced(&self, entry: &ScopeEntry) -> bool {
        match &self.self_introduced_scopes {
            Some(scopes) => scopes.contains(&entry.scope),
            None => entry.reach() < Level::Admin,
        }
    }

    pub fn check(&self, catalogue: &Catalogue) -> Result<(), ProtectedResourceError> {
        let named = self.scopes.iter().chain(&self.self_introduced_scopes);
        if let Some(scope) = named.flatten().find(|scope| catalogue.find(scope).is_none()) {
            return Err(ProtectedResourceError::UnknownScope(scope.clone()));
        }
        let mut offered = self.self_introduced_scopes.iter().flatten();
        match offered.find(|scope| !self.has(scope)) {
            Some(scope) => Err(ProtectedResourceError::NotItsScope(scope.clone())),
            None => Ok(()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProtectedResourceError {
    #[error("the catalogue has no scope {0}")]
    UnknownScope(Scope),
    #[error("self_introduced_scopes names {0}, which is none of its scopes")]
    NotItsScope(Scope),
}

/// `resource` is the one parameter that may be given more than once (RFC 8707 §2). `known` are the
/// platform's.
pub fn named(
    parameters: &Parameters,
    known: &[ProtectedResource],
) -> Result<Resources, ResourceError> {
    parameters
        .all("resource")
        .map(|text| {
            let named: Resource = text.parse()?;
            let is_named = |known: &&ProtectedResource| known.resource.is_same_as(&named);
            // A token's audience is spelled as it is configured.
            let found = known.iter().find(is_named).ok_or(ResourceError::Unknown)?;
            Ok(found.resource.clone())
        })
        .collect()
}

/// Whether a token for these APIs may carry the scope: it is one of theirs, or says who the person
/// is, which is asked elsewhere.
pub fn has_scope(resources: &Resources, scope: &Scope, known: &[ProtectedResource]) -> bool {
    // An issuer that is no URL has no API, and then there is nothing to separate.
    is_identity(scope)
        || known.is_empty()
        || known.iter().any(|api| resources.contains(&api.resource) && api.has(scope))
}

/// What a token for these APIs carries of `scopes`.
pub fn scopes_at(
    resources: &Resources,
    scopes: &ScopeSet,
    known: &[ProtectedResource],
) -> ScopeSet {
    scopes.iter().filter(|scope| has_scope(resources, scope, known)).cloned().collect()
}

/// What an app may ask for that introduced itself, by a metadata document or by dynamic
/// registration, each the person's choice: who the person is, and what the APIs offer. The `scope`
/// that it `registered` (RFC 7591 §2) is what a request means that names none, and no ceiling:
/// clients register what they need first, and ask for more later. One that registered nothing of
/// ours means all.
pub fn scopes_of_self_introduced(
    known: &[ProtectedResource],
    catalogue: &Catalogue,
    registered: Option<&ScopeSet>,
) -> Vec<ClientScope> {
    // Of a scope that several APIs share, all must say so: a client has it at each.
    let is_offered = |entry: &&ScopeEntry| {
        let mut owners = known.iter().filter(|api| api.has(&entry.scope)).peekable();
        owners.peek().is_some() && owners.all(|api| api.offers_to_self_introduced(entry))
    };
    let offered: Vec<&ScopeEntry> = catalogue.scopes().iter().filter(is_offered).collect();
    let identity: Vec<&ScopeEntry> = catalogue.identity_scopes().collect();
    let all = || identity.iter().chain(&offered);
    let is_ours = |scope: &Scope| all().any(|entry| entry.scope == *scope);
    let defaults = registered.filter(|scopes| scopes.iter().any(is_ours));
    let client_scope = |entry: &&ScopeEntry| ClientScope {
        scope: entry.scope.clone(),
        requirement: Requirement::Optional,
        is_default: match defaults {
            Some(defaults) => defaults.contains(&entry.scope),
            // Who the person is, only an app wants to know that says so.
            None => !is_identity(&entry.scope),
        },
        purpose: None,
    };
    all().map(client_scope).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::CUSTOMER_API;

    fn scopes(text: &str) -> ScopeSet {
        ScopeSet::parse(text).expect("scopes")
    }

    fn catalogue() -> Catalogue {
        Catalogue::parse("test", CUSTOMER_API).expect("a catalogue")
    }

    fn known() -> Vec<ProtectedResource> {
        let of = |text: &str| ProtectedResource::new(text.parse().expect("a resource"));
        let files = ProtectedResource {
            scopes: Some(scopes("jobs_read messages_write")),
            ..of("https://files.example/v2")
        };
        vec![of("https://api.example/"), files]
    }

    fn read(query: &str) -> Result<Resources, ResourceError> {
        named(&Parameters::parse(query).expect("readable"), &known())
    }

    #[test]
    fn a_resource_that_is_no_absolute_uri_or_not_ours_is_refused() {
        for (text, error) in [
            ("/api", ResourceError::Malformed),
            ("https://api.example/%23x", ResourceError::Unknown),
            ("https://api.example/#x", ResourceError::Malformed),
            ("https://api.example/ x", ResourceError::Malformed),
            ("http://api.example/", ResourceError::Unknown),
            ("https://api.example:80/", ResourceError::Unknown),
            ("https://api.example./", ResourceError::Unknown),
            ("https://me@api.example/", ResourceError::Unknown),
            ("https://api.example/?", ResourceError::Unknown),
            ("https://api.example//", ResourceError::Unknown),
            ("https://api.example/.", ResourceError::Unknown),
            ("https://files.example/V2", ResourceError::Unknown),
            ("https://files.example/v2/", ResourceError::Unknown),
            ("https://files.example/%76%32", ResourceError::Unknown),
        ] {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("resource", text)
                .finish();
            assert_eq!(read(&query), Err(error), "{text}");
        }
    }

    #[test]
    fn connect_4_a_resource_is_known_as_libraries_write_it_and_named_as_it_is_configured() {
        for (text, configured) in [
            ("https://api.example", "https://api.example/"),
            ("HTTPS://API.example:443", "https://api.example/"),
            ("https://FILES.example:443/v2", "https://files.example/v2"),
        ] {
            let read = read(&format!("resource={text}"));
            assert_eq!(read.expect("known").to_string(), configured, "{text}");
        }
    }

    #[test]
    fn several_may_be_named_each_counting_once() {
        let read = read(
            "resource=https://files.example/v2&resource=https://api.example/\
                         &resource=https://api.example/",
        );
        assert_eq!(
            read.expect("known").to_string(),
            "https://api.example/ https://files.example/v2"
        );
    }

    #[test]
    fn connect_4_a_token_for_one_resource_carries_no_scope_of_another() {
        let [api, files] = known().try_into().expect("two");
        let only = |api: &ProtectedResource| [api.resource.clone()].into_iter().collect();
        let asked = scopes("candidates_read jobs_read salaries_read");
        let known = [ProtectedResource { scopes: Some(scopes("candidates_read")), ..api }, files];
        let [api, files] = &known;
        assert_eq!(scopes_at(&only(api), &asked, &known), scopes("candidates_read"));
        assert_eq!(scopes_at(&only(files), &asked, &known), scopes("jobs_read"));
        let both = known.iter().map(|api| api.resource.clone()).collect();
        assert_eq!(scopes_at(&both, &asked, &known), scopes("candidates_read jobs_read"));
        assert!(scopes_at(&Resources::default(), &asked, &known).is_empty());
    }

    #[test]
    fn a_scope_that_there_is_not_or_not_there_is_a_mistake() {
        let [api, files] = known().try_into().expect("two");
        for (wrong, error) in [
            (
                ProtectedResource {
                    scopes: Some(scopes("jobs_read salaries_read")),
                    ..api.clone()
                },
                "the catalogue has no scope salaries_read",
            ),
            (
                ProtectedResource { self_introduced_scopes: Some(scopes("x")), ..api.clone() },
                "the catalogue has no scope x",
            ),
            (
                ProtectedResource {
                    self_introduced_scopes: Some(scopes("candidates_read")),
                    ..files.clone()
                },
                "self_introduced_scopes names candidates_read, which is none of its scopes",
            ),
        ] {
            let refused = wrong.check(&catalogue()).expect_err(error);
            assert_eq!(refused.to_string(), error);
        }
        let open = Some(scopes("messages_write"));
        let good = ProtectedResource { self_introduced_scopes: open, ..files };
        assert_eq!(good.check(&catalogue()), Ok(()));
    }

    #[test]
    fn connect_4_an_app_that_introduced_itself_may_ask_for_all_but_what_reaches_the_company() {
        let catalogue = catalogue();
        let offered = scopes_of_self_introduced(&known(), &catalogue, None);
        assert!(!offered.is_empty());
        for entry in catalogue.scopes() {
            let found = offered.iter().find(|offered| offered.scope == entry.scope);
            assert_eq!(found.is_some(), entry.reach() < Level::Admin, "{}", entry.scope);
            assert!(found.is_none_or(|found| found.requirement == Requirement::Optional));
        }
    }

    #[test]
    fn connect_4_where_an_api_keeps_a_scope_from_them_no_other_opens_it() {
        let [api, files] = known().try_into().expect("two");
        let open = ProtectedResource { self_introduced_scopes: Some(scopes("jobs_read")), ..files };
        let names = |known: &[ProtectedResource]| -> ScopeSet {
            let offered = scopes_of_self_introduced(known, &catalogue(), None);
            offered.into_iter().map(|offered| offered.scope).collect()
        };
        let kept = names(&[api, open.clone()]);
        assert!(kept.contains(&"jobs_read".parse().expect("a scope")));
        assert!(!kept.contains(&"messages_write".parse().expect("a scope")));
        assert_eq!(names(&[open]), scopes("jobs_read"));
    }

    #[test]
    fn connect_4_what_it_registered_is_the_default_and_no_ceiling() {
        let defaults = |registered: Option<&str>| -> (usize, ScopeSet) {
            let registered = registered.map(scopes);
            let offered = scopes_of_self_introduced(&known(), &catalogue(), registered.as_ref());
            let defaults = offered.iter().filter(|offered| offered.is_default);
            (offered.len(), defaults.map(|offered| offered.scope.clone()).collect())
        };
        let (all, every) = defaults(None);
        assert_eq!(every.len(), all);
        assert_eq!(defaults(Some("openid jobs_read")), (all, scopes("jobs_read")));
        assert_eq!(defaults(Some("openid offline_access")), (all, every));
    }
}
