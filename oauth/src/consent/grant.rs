//! Grants: what one person, in one company, has allowed one client.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::id::{ClientId, CompanyId, GrantId, UserId};
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;
use crate::words::words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub id: GrantId,
    pub user_id: UserId,
    pub client_id: ClientId,
    pub company_id: CompanyId,
    pub scopes: ScopeSet,
    /// Requested and not allowed: declined, or removed since.
    pub declined: ScopeSet,
    /// Of the request that was answered last.
    pub redirect_uri: String,
    pub granted_at: Timestamp,
    pub answered_at: Timestamp,
    /// `None`: when the person removes it.
    pub expires_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
    pub unused_ends_at: Timestamp,
}

words! {
    #[derive(Default, Serialize, Deserialize)]
    pub enum GrantDuration {
        Days30 = "30-days",
        #[default]
        Months12 = "12-months",
        /// Only where the company's policy permits.
        UntilRemoved = "until-removed",
        /// Only for an active grant.
        AsBefore = "as-before",
    }
}

impl GrantDuration {
    /// Anything unknown is the default.
    pub fn from_form(text: &str) -> Self {
        Self::parse(text).unwrap_or_default()
    }
}

/// As an answer leaves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantEnd {
    At(Timestamp),
    WhenRemoved,
    AsBefore,
}

/// What an answer that allows something changed about an app's access.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessChange {
    /// It had none.
    #[default]
    First,
    More,
    /// It may do nothing that it could not do before: the person was asked anew.
    Renewed,
}

impl AccessChange {
    /// With what the app may newly do; if that is nothing, what was allowed once more.
    pub fn of(before: Option<&Grant>, allowed: &ScopeSet) -> (Self, ScopeSet) {
        let Some(before) = before else { return (Self::First, allowed.clone()) };
        let new = allowed.difference(&before.scopes);
        if new.is_empty() { (Self::Renewed, allowed.clone()) } else { (Self::More, new) }
    }
}

const DAY: Duration = Duration::from_hours(24);

impl GrantDuration {
    /// `months_12` is the operator's setting of the default.
    pub fn end(self, now: Timestamp, months_12: Duration) -> GrantEnd {
        match self {
            Self::Days30 => GrantEnd::At(now + 30 * DAY),
            Self::Months12 => GrantEnd::At(now + months_12),
            Self::UntilRemoved => GrantEnd::WhenRemoved,
            Self::AsBefore => GrantEnd::AsBefore,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_does_not_say_is_the_default() {
        for text in ["", "forever", "12 months", "UNTIL-REMOVED"] {
            assert_eq!(GrantDuration::from_form(text), GrantDuration::Months12, "{text}");
        }
        for choice in GrantDuration::ALL {
            assert_eq!(GrantDuration::from_form(choice.as_str()), choice);
        }
    }
}
