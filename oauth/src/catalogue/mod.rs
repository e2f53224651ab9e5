//! Every scope with its words, in one TOML file that an operator can replace, in every language.

mod error;
mod file;

use std::collections::BTreeSet;

pub use error::CatalogueError;
use serde::{Deserialize, Serialize};

use crate::identity;
use crate::language::Language;
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};

/// The 14 scopes of the Customer API.
pub const CUSTOMER_API: &str = include_str!("customer_api.toml");

/// Seven scopes, four presets.
pub const API_TOKENS: &str = include_str!("api_tokens.toml");

/// The identity scopes, which belong to no API.
const IDENTITY: &str = include_str!("identity.toml");

/// Groups, scopes and presets in the order of the file, in which people read them.
#[derive(Clone, Debug)]
pub struct Catalogue {
    groups: Vec<ScopeGroup>,
    scopes: Vec<ScopeEntry>,
    presets: Vec<Preset>,
    /// Beside those of the APIs: who the person is.
    identity: Option<Box<Catalogue>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub id: String,
    words: Translated<PresetWords>,
    pub scopes: ScopeSet,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetWords {
    pub title: String,
    pub note: String,
}

impl Preset {
    pub fn words(&self, language: Language) -> &PresetWords {
        self.words.get(language)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeGroup {
    pub id: String,
    titles: Translated<String>,
    pub icon: Icon,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeEntry {
    pub scope: Scope,
    pub group: String,
    words: Translated<ScopeWords>,
    pub level: Level,
    pub required_role: Option<Role>,
    pub flags: Vec<DataFlag>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeWords {
    pub prompt: String,
    /// `{platform}` is replaced by the platform's name.
    pub sentence: String,
    pub does_not_allow: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Translated<T> {
    english: T,
    others: Vec<(Language, T)>,
}

impl<T> Translated<T> {
    /// English where the file has no translation.
    fn get(&self, language: Language) -> &T {
        let found = self.others.iter().find(|(known, _)| *known == language);
        found.map_or(&self.english, |(_, words)| words)
    }
}

impl ScopeGroup {
    pub fn title(&self, language: Language) -> &str {
        self.titles.get(language)
    }
}

impl ScopeEntry {
    /// A scope that only an administrator can allow counts as Admin, whatever its level.
    pub fn reach(&self) -> Level {
        if self.required_role.is_some() { Level::Admin } else { self.level }
    }

    pub fn words(&self, language: Language) -> &ScopeWords {
        self.words.get(language)
    }
}

/// Least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Read,
    Change,
    Delete,
    /// Reaches the whole company.
    Admin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DataFlag {
    Candidate,
    Pay,
    Staff,
    Public,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Icon {
    Person,
    Envelope,
    Briefcase,
    People,
    Gear,
    Speech,
    Building,
    Plug,
}

impl Catalogue {
    /// With the scopes of OpenID Connect; with what the person is in their company where there are
    /// claims that say it.
    #[expect(clippy::missing_panics_doc, reason = "the file is ours, and a test reads it")]
    #[expect(clippy::expect_used, reason = "the file is ours, and a test reads it")]
    #[must_use]
    pub fn with_identity(self, tells_company: bool) -> Self {
        let mut identity = Self::parse("identity", IDENTITY).expect("the catalogue of identity");
        if !tells_company {
            identity.scopes.retain(|entry| entry.scope.as_str() != identity::COMPANY);
        }
        Self { identity: Some(Box::new(identity)), ..self }
    }

    /// Those of the APIs.
    pub fn groups(&self) -> &[ScopeGroup] {
        &self.groups
    }

    /// Those of who the person is, if there are any, and then those of the APIs.
    pub fn all_groups(&self) -> impl Iterator<Item = &ScopeGroup> {
        let identity = self.identity.iter().flat_map(|identity| &identity.groups);
        identity.chain(&self.groups)
    }

    /// See [`Self::all_groups`].
    pub fn all_scopes(&self) -> impl Iterator<Item = &ScopeEntry> {
        self.identity_scopes().chain(&self.scopes)
    }

    /// Those of who the person is, but for those that an API has, too.
    pub fn identity_scopes(&self) -> impl Iterator<Item = &ScopeEntry> {
        let identity = self.identity.iter().flat_map(|identity| &identity.scopes);
        let own = |entry: &&ScopeEntry| !self.scopes.iter().any(|known| known.scope == entry.scope);
        identity.filter(own)
    }

    /// Those of the APIs.
    pub fn scopes(&self) -> &[ScopeEntry] {
        &self.scopes
    }

    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }

    pub fn find(&self, scope: &Scope) -> Option<&ScopeEntry> {
        let own = self.scopes.iter().find(|entry| entry.scope == *scope);
        own.or_else(|| self.identity.as_ref()?.find(scope))
    }

    pub fn may_allow(&self, role: Role, scope: &Scope) -> bool {
        self.find(scope)
            .is_some_and(|entry| entry.required_role.is_none_or(|required| required == role))
    }

    #[must_use]
    pub fn allowable_by(&self, role: Role, scopes: &ScopeSet) -> ScopeSet {
        scopes.iter().filter(|scope| self.may_allow(role, scope)).cloned().collect()
    }

    pub fn needs_role(&self, scopes: &ScopeSet) -> bool {
        scopes
            .iter()
            .any(|scope| self.find(scope).is_some_and(|entry| entry.required_role.is_some()))
    }

    /// The most that these scopes allow.
    pub fn highest(&self, scopes: &ScopeSet) -> Option<Level> {
        let entries = scopes.iter().filter_map(|scope| self.find(scope));
        entries.map(ScopeEntry::reach).max()
    }

    /// Which data they are about, each once, in the order of [`DataFlag`].
    pub fn flags(&self, scopes: &ScopeSet) -> Vec<DataFlag> {
        let entries = scopes.iter().filter_map(|scope| self.find(scope));
        let flags: BTreeSet<DataFlag> = entries.flat_map(|entry| entry.flags.clone()).collect();
        flags.into_iter().collect()
    }

    /// Anything but reading, and reading about candidates, pay or people, can do harm in the wrong
    /// hands.
    pub fn is_risky(&self, scope: &Scope) -> bool {
        self.find(scope).is_none_or(|entry| {
            entry.level > Level::Read || entry.required_role.is_some() || !entry.flags.is_empty()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_the_person_is_belongs_to_no_api() {
        let catalogue = Catalogue::parse("test", CUSTOMER_API).expect("a catalogue");
        let openid: Scope = identity::OPENID.parse().expect("a scope");
        assert!(catalogue.find(&openid).is_none());
        let (without, catalogue) =
            (catalogue.clone().with_identity(false), catalogue.with_identity(true));
        let company: Scope = identity::COMPANY.parse().expect("a scope");
        assert!(without.find(&company).is_none(), "nothing tells it");
        for name in identity::SCOPES.into_iter().chain([identity::COMPANY]) {
            let scope: Scope = name.parse().expect("a scope");
            let entry = catalogue.find(&scope).expect("known");
            assert_eq!(entry.level, Level::Read);
            assert!(!catalogue.is_risky(&scope));
            assert!(!catalogue.scopes().contains(entry));
            for language in Language::ALL {
                let is_english = language == Language::English;
                let (words, english) = (entry.words(language), entry.words(Language::English));
                assert_eq!(words.sentence == english.sentence, is_english, "{name}");
            }
        }
        assert_eq!(catalogue.all_scopes().count(), 14 + 4);
    }
}
