//! Every scope with its words, in one TOML file that an operator can replace, in every language.

mod error;
mod file;

use std::collections::BTreeSet;

pub use error::CatalogueError;
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};

/// The 14 scopes of the Customer API.
pub const CUSTOMER_API: &str = include_str!("customer_api.toml");

/// Seven scopes, four presets.
pub const API_TOKENS: &str = include_str!("api_tokens.toml");

/// Groups, scopes and presets in the order of the file, in which people read them.
#[derive(Clone, Debug)]
pub struct Catalogue {
    groups: Vec<ScopeGroup>,
    scopes: Vec<ScopeEntry>,
    presets: Vec<Preset>,
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
    pub fn groups(&self) -> &[ScopeGroup] {
        &self.groups
    }

    pub fn scopes(&self) -> &[ScopeEntry] {
        &self.scopes
    }

    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }

    pub fn find(&self, scope: &Scope) -> Option<&ScopeEntry> {
        self.scopes.iter().find(|entry| entry.scope == *scope)
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

    /// The most that anybody with these scopes can do.
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
