//! The scope catalogue: every scope with its words, in one TOML file that an
//! operator can replace, in every language. The same words serve every page.

mod error;
mod file;

pub use error::CatalogueError;
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::role::Role;
use crate::scope::{Scope, ScopeSet};

/// The catalogue that the program ships with: the 14 scopes of the Customer API.
pub const CUSTOMER_API: &str = include_str!("customer_api.toml");

/// The catalogue of API tokens that the program ships with: seven scopes, four presets.
pub const API_TOKENS: &str = include_str!("api_tokens.toml");

/// All scopes that exist, in the order in which people read them.
#[derive(Clone, Debug)]
pub struct Catalogue {
    groups: Vec<ScopeGroup>,
    scopes: Vec<ScopeEntry>,
    presets: Vec<Preset>,
}

/// Scopes that are often wanted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub id: String,
    words: Translated<PresetWords>,
    pub scopes: ScopeSet,
}

/// What people read of a preset, in one language.
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

/// Scopes about the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeGroup {
    pub id: String,
    titles: Translated<String>,
    pub icon: Icon,
}

/// One scope with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeEntry {
    pub scope: Scope,
    pub group: String,
    words: Translated<ScopeWords>,
    /// How deep it reaches.
    pub level: Level,
    pub required_role: Option<Role>,
    pub flags: Vec<DataFlag>,
}

/// What people read of a scope, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeWords {
    pub prompt: String,
    /// What it allows, in one plain sentence or two; `{platform}` is replaced by the
    /// platform's name.
    pub sentence: String,
    /// What it does not allow.
    pub does_not_allow: Option<String>,
}

/// Something in English, and in the languages into which the file translates it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Translated<T> {
    english: T,
    others: Vec<(Language, T)>,
}

impl<T> Translated<T> {
    /// In that language, or in English where the file has no other.
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
    pub fn words(&self, language: Language) -> &ScopeWords {
        self.words.get(language)
    }
}

/// How deep a scope reaches, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Read,
    Change,
    Delete,
    /// Reaches the whole company.
    Admin,
}

/// What kind of data a scope touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DataFlag {
    Candidate,
    Pay,
    Staff,
    Public,
}

/// The icons that a group may have.
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
    /// The groups, in reading order.
    pub fn groups(&self) -> &[ScopeGroup] {
        &self.groups
    }

    /// The scopes, in the order of the file.
    pub fn scopes(&self) -> &[ScopeEntry] {
        &self.scopes
    }

    /// The presets, in the order of the file.
    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }

    pub fn find(&self, scope: &Scope) -> Option<&ScopeEntry> {
        self.scopes.iter().find(|entry| entry.scope == *scope)
    }

    /// Whether someone of that role may allow the scope.
    pub fn may_allow(&self, role: Role, scope: &Scope) -> bool {
        self.find(scope)
            .is_some_and(|entry| entry.required_role.is_none_or(|required| required == role))
    }

    #[must_use]
    pub fn allowable_by(&self, role: Role, scopes: &ScopeSet) -> ScopeSet {
        scopes.iter().filter(|scope| self.may_allow(role, scope)).cloned().collect()
    }

    /// Whether one of these scopes needs a role to be allowed.
    pub fn needs_role(&self, scopes: &ScopeSet) -> bool {
        scopes
            .iter()
            .any(|scope| self.find(scope).is_some_and(|entry| entry.required_role.is_some()))
    }

    /// Whether a scope can do harm in the wrong hands: anything but reading,
    /// and reading about candidates, pay or people.
    pub fn is_risky(&self, scope: &Scope) -> bool {
        self.find(scope).is_none_or(|entry| {
            entry.level > Level::Read || entry.required_role.is_some() || !entry.flags.is_empty()
        })
    }
}
