use std::collections::BTreeSet;

use oauth::catalogue::{self, Catalogue, DataFlag, Level, ScopeEntry};
use oauth::client::Client;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use provider::Provider;

use crate::components::icon::Symbol;
use crate::components::scope_line::{ScopeGroup, ScopeLine};
use crate::i18n::Localizer;

#[derive(Clone, Copy)]
pub struct Permissions<'a> {
    catalogue: &'a Catalogue,
    platform: &'a str,
    client: Option<&'a Client>,
    localizer: Localizer,
}

impl<'a> Permissions<'a> {
    pub fn of(provider: &'a Provider, client: &'a Client, localizer: Localizer) -> Self {
        let platform = &provider.settings().platform_name;
        Self { catalogue: provider.catalogue(), platform, client: Some(client), localizer }
    }

    pub fn of_tokens(provider: &'a Provider, localizer: Localizer) -> Self {
        let platform = &provider.settings().platform_name;
        Self { catalogue: provider.token_catalogue(), platform, client: None, localizer }
    }

    pub fn of_catalogue(provider: &'a Provider, localizer: Localizer) -> Self {
        let platform = &provider.settings().platform_name;
        Self { catalogue: provider.catalogue(), platform, client: None, localizer }
    }

    pub fn prompt(&self, scope: &Scope) -> String {
        self.known_prompt(scope).unwrap_or_else(|| scope.to_string())
    }

    pub fn known_prompt(&self, scope: &Scope) -> Option<String> {
        let entry = self.catalogue.find(scope)?;
        Some(entry.words(self.localizer.language()).prompt.clone())
    }

    /// The name of a group of permissions, if there still is one.
    pub fn group_title(&self, id: &str) -> Option<&str> {
        let group = self.catalogue.all_groups().find(|group| group.id == id)?;
        Some(group.title(self.localizer.language()))
    }

    pub fn prompts(&self, scopes: &ScopeSet) -> Vec<String> {
        let known = self.catalogue.all_scopes().map(|entry| &entry.scope);
        known.filter(|scope| scopes.contains(scope)).map(|scope| self.prompt(scope)).collect()
    }

    pub fn highest(&self, scopes: &ScopeSet) -> Option<Level> {
        let entries = scopes.iter().filter_map(|scope| self.catalogue.find(scope));
        entries.map(level).max()
    }

    /// All data that they reach, each kind once.
    pub fn flags(&self, scopes: &ScopeSet) -> Vec<DataFlag> {
        let entries = scopes.iter().filter_map(|scope| self.catalogue.find(scope));
        let flags: BTreeSet<DataFlag> =
            entries.flat_map(|entry| entry.flags.iter().copied()).collect();
        flags.into_iter().collect()
    }

    pub fn groups(&self, scopes: &ScopeSet) -> Vec<ScopeGroup> {
        self.groups_with(scopes, |_, line| line)
    }

    pub fn groups_with(
        &self,
        scopes: &ScopeSet,
        finish: impl Fn(&Scope, ScopeLine) -> ScopeLine,
    ) -> Vec<ScopeGroup> {
        let group_of = |group: &catalogue::ScopeGroup| {
            let mut entries: Vec<&ScopeEntry> = self
                .catalogue
                .all_scopes()
                .filter(|entry| entry.group == group.id && scopes.contains(&entry.scope))
                .collect();
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.level));
            (!entries.is_empty()).then(|| ScopeGroup {
                name: group.title(self.localizer.language()).to_owned(),
                symbol: Symbol::Of(group.icon),
                scopes: entries
                    .into_iter()
                    .map(|entry| finish(&entry.scope, self.line(entry)))
                    .collect(),
            })
        };
        self.catalogue.all_groups().filter_map(group_of).collect()
    }

    fn line(&self, entry: &ScopeEntry) -> ScopeLine {
        let text = entry.words(self.localizer.language());
        let registered = self.client.and_then(|client| client.scope(&entry.scope));
        ScopeLine {
            id: entry.scope.to_string(),
            prompt: text.prompt.clone(),
            sentence: text.sentence.replace("{platform}", self.platform),
            does_not_allow: text.does_not_allow.clone(),
            level: entry.level,
            admin: entry.required_role == Some(Role::Administrator),
            flags: entry.flags.clone(),
            purpose: registered.and_then(oauth::client::ClientScope::display_purpose),
            selected: false,
            is_new: false,
            remove: None,
        }
    }
}

/// A scope that only an administrator can allow counts as Admin, whatever its level.
fn level(entry: &ScopeEntry) -> Level {
    match entry.required_role {
        Some(Role::Administrator) => Level::Admin,
        _ => entry.level,
    }
}
