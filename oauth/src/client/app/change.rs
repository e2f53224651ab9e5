//! What a change of a registered app means for the people who use it.

use crate::client::redirect_uri::Destination;
use crate::client::{Client, Requirement};
use crate::scope::Scope;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppChange {
    /// People know it by the one before.
    Name {
        before: String,
        now: String,
    },
    Description,
    /// A picture that it did not have: people know it by the one before, or by none.
    Logo,
    LogoGone,
    /// Answers may go to a host to which they did not go before.
    NewHost(String),
    /// Answers may go to another address of a host that is known.
    NewAddress(String),
    AddressGone(String),
    /// Answers may reach it in other ways than before.
    ResponseModes,
    NowRequired(Scope),
    NowOptional(Scope),
    ScopeGone(Scope),
    /// Its purpose is said in other words, or it is meant by default.
    ScopeWords(Scope),
}

impl AppChange {
    /// What people knew the app by has changed: when it next sends them, they are asked as if for
    /// the first time.
    pub fn asks_everybody_anew(&self) -> bool {
        matches!(self, Self::Name { .. } | Self::Logo | Self::NewHost(_) | Self::NowRequired(_))
    }

    /// Before the Marketplace goes on to offer it.
    pub fn is_reviewed(&self) -> bool {
        matches!(
            self,
            Self::Name { .. }
                | Self::Description
                | Self::Logo
                | Self::NewHost(_)
                | Self::NowRequired(_)
                | Self::NowOptional(_)
        )
    }
}

pub fn changes(before: &Client, now: &Client) -> Vec<AppChange> {
    let mut changes = Vec::new();
    if before.name != now.name {
        let (before, now) = (before.name.clone(), now.name.clone());
        changes.push(AppChange::Name { before, now });
    }
    if before.description != now.description {
        changes.push(AppChange::Description);
    }
    if before.logo != now.logo {
        // Without a picture an app cannot be mistaken for another's.
        changes.push(if now.logo.is_some() { AppChange::Logo } else { AppChange::LogoGone });
    }
    let host = |uri: &str| Destination::of(uri).answerer().to_owned();
    let new = now.redirect_uris.iter().filter(|uri| !before.redirect_uris.contains(uri));
    for uri in new {
        let new_host = host(uri.as_str());
        let is_known = before.redirect_uris.iter().any(|uri| host(uri.as_str()) == new_host);
        let change = if is_known {
            AppChange::NewAddress(uri.to_string())
        } else {
            AppChange::NewHost(new_host)
        };
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    let gone = before.redirect_uris.iter().filter(|uri| !now.redirect_uris.contains(uri));
    changes.extend(gone.map(|uri| AppChange::AddressGone(uri.to_string())));
    if before.response_modes != now.response_modes {
        changes.push(AppChange::ResponseModes);
    }
    for entry in &now.scopes {
        let known = before.scope(&entry.scope);
        let was = known.map(|known| known.requirement);
        if was != Some(entry.requirement) {
            changes.push(match entry.requirement {
                Requirement::Required => AppChange::NowRequired(entry.scope.clone()),
                Requirement::Optional => AppChange::NowOptional(entry.scope.clone()),
            });
        } else if known != Some(entry) {
            changes.push(AppChange::ScopeWords(entry.scope.clone()));
        }
    }
    let gone = before.scopes.iter().filter(|entry| now.scope(&entry.scope).is_none());
    changes.extend(gone.map(|entry| AppChange::ScopeGone(entry.scope.clone())));
    changes
}
