//! What a change of a registered app means for the people who use it.

use crate::client::redirect_uri::{Destination, RedirectUri};
use crate::client::sign_in::SignInTerms;
use crate::client::{Client, Requirement};
use crate::identity::sector::sector;
use crate::identity::subject::SubjectType;
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
    /// Answers may go to the user's own machine, where the app is tested.
    TestingAddress(String),
    AddressGone(String),
    /// Answers may reach it in other ways than before.
    ResponseModes,
    /// Something of how it signs people in.
    SignIn,
    /// It knows everybody by another `sub` than before.
    NewSubjects,
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
    // One for testing is new where it is left alone: people's answers go there from then on.
    let was_used = |uri: &RedirectUri| {
        before.redirect_uris.contains(uri)
            && (!before.is_for_testing(uri) || now.is_for_testing(uri))
    };
    for uri in now.redirect_uris.iter().filter(|uri| !was_used(uri)) {
        let new_host = host(uri.as_str());
        let is_known = before.public_addresses().any(|uri| host(uri.as_str()) == new_host);
        let change = if now.is_for_testing(uri) {
            AppChange::TestingAddress(uri.to_string())
        } else if is_known {
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
    if SignInTerms::of(before) != SignInTerms::of(now) {
        changes.push(AppChange::SignIn);
    }
    if pairwise_sector(before) != pairwise_sector(now) {
        changes.push(AppChange::NewSubjects);
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

/// On which each `sub` depends.
fn pairwise_sector(client: &Client) -> Option<String> {
    (client.subject_type == SubjectType::Pairwise).then(|| sector(client))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::ClientKind;
    use crate::id::ClientId;
    use crate::timestamp::Timestamp;

    const WEB: &str = "https://shiftplan.example/cb";
    const TESTING: &str = "http://localhost:3000/playground/callback";

    fn app(uris: &[&str]) -> Client {
        let uri = |uri: &&str| RedirectUri::register(uri).expect("an address");
        Client {
            redirect_uris: uris.iter().map(uri).collect(),
            ..Client::new(ClientId::new("cli_1"), ClientKind::Confidential, Timestamp(0))
        }
    }

    #[test]
    fn an_address_for_testing_comes_and_goes_and_no_user_is_asked_again() {
        let (with, without) = (app(&[WEB, TESTING]), app(&[WEB]));
        let added = changes(&without, &with);
        assert_eq!(added, [AppChange::TestingAddress(TESTING.to_owned())]);
        let removed = changes(&with, &without);
        assert_eq!(removed, [AppChange::AddressGone(TESTING.to_owned())]);
        let counts = |change: &AppChange| change.asks_everybody_anew() || change.is_reviewed();
        assert!(!added.iter().chain(&removed).any(counts));
    }

    #[test]
    fn an_address_for_testing_that_is_left_alone_is_a_new_host() {
        let left = changes(&app(&[WEB, TESTING]), &app(&[TESTING]));
        assert!(left.contains(&AppChange::NewHost("localhost".to_owned())), "{left:?}");
    }
}
