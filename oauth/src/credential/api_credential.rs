//! API keys, API tokens and OAuth clients: what a customer makes for their own systems, without an
//! app and without a consent page.

use std::time::Duration;

use crate::id::{ApiCredentialId, CompanyId, UserId};
use crate::role::Role;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;
use crate::words::words;

words! {
    #[derive(Hash, PartialOrd, Ord)]
    pub enum ApiCredentialKind {
        /// Full access to its company, without end. For testing.
        ApiKey = "api_key",
        PartnerApiKey = "partner_api_key",
        /// Access to the chosen scopes, until it ends.
        ApiToken = "api_token",
        /// Gets access tokens in the company's name (RFC 6749 §4.4). Its record has the id of its
        /// client, and its secrets are the client's.
        OAuthClient = "oauth_client",
        /// Asks people for access (RFC 6749 §4.1). Its record has the id of its client, and its
        /// secrets; all else is with the app.
        App = "app",
    }
}

impl ApiCredentialKind {
    /// Full access, no scopes, no end.
    pub fn is_key(self) -> bool {
        matches!(self, Self::ApiKey | Self::PartnerApiKey)
    }

    /// Only administrators make it and change it: it reaches as far as the company's own systems,
    /// independent of its creator.
    pub fn is_companys(self) -> bool {
        self != Self::ApiToken
    }
}

/// Of its secrets it has only what distinguishes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCredential {
    pub id: ApiCredentialId,
    pub kind: ApiCredentialKind,
    pub company_id: CompanyId,
    pub name: String,
    /// May be empty.
    pub note: String,
    /// A key has none, and full access.
    pub scopes: ScopeSet,
    /// An OAuth client's alone.
    pub role: Option<Role>,
    pub created_by: UserId,
    pub created_at: Timestamp,
    /// A token's alone.
    pub expires_at: Option<Timestamp>,
    pub revoked: Option<(Timestamp, UserId)>,
    /// To within ten minutes.
    pub last_used_at: Option<Timestamp>,
    /// The network, as [`network_of`](crate::network::network_of) writes it, if it is known.
    pub last_used_from: Option<String>,
    /// Newest first: two while one takes the other's place.
    pub secrets: Vec<ApiSecretRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiSecretRecord {
    pub ending: String,
    pub made_at: Timestamp,
    /// Another has taken its place then.
    pub stops_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiCredentialState {
    Active,
    Expired { at: Timestamp },
    Revoked { at: Timestamp },
}

impl ApiCredentialState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expired { .. } => "expired",
            Self::Revoked { .. } => "revoked",
        }
    }
}

impl ApiCredential {
    pub fn state(&self, now: Timestamp) -> ApiCredentialState {
        match (&self.revoked, self.expires_at) {
            (Some((at, _)), _) => ApiCredentialState::Revoked { at: *at },
            (None, Some(at)) if at <= now => ApiCredentialState::Expired { at },
            _ => ApiCredentialState::Active,
        }
    }
}

/// Active now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveApiCredential {
    pub id: ApiCredentialId,
    pub kind: ApiCredentialKind,
    pub company_id: CompanyId,
    /// A token reaches what they reach.
    pub created_by: UserId,
    pub role: Role,
    pub scopes: ScopeSet,
    pub last_used_at: Option<Timestamp>,
}

const DAY: Duration = Duration::from_hours(24);

words! {
    /// How long an old secret still works beside the one that takes its place.
    #[derive(Default)]
    pub enum Overlap {
        None = "now",
        Hour = "hour",
        #[default]
        Day = "day",
        Week = "week",
    }
}

impl Overlap {
    pub fn duration(self) -> Duration {
        match self {
            Self::None => Duration::ZERO,
            Self::Hour => Duration::from_hours(1),
            Self::Day => DAY,
            Self::Week => DAY * 7,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    #[test]
    fn a_revoked_token_stays_revoked_when_it_would_have_ended() {
        let credential = ApiCredential {
            id: ApiCredentialId::new("tok"),
            kind: ApiCredentialKind::ApiToken,
            company_id: CompanyId::new("northwind"),
            name: "Career site".to_owned(),
            note: String::new(),
            scopes: ScopeSet::default(),
            role: None,
            created_by: UserId::new("usr_ada"),
            created_at: NOW,
            expires_at: Some(NOW + DAY),
            revoked: None,
            last_used_at: None,
            last_used_from: None,
            secrets: Vec::new(),
        };
        assert_eq!(credential.state(NOW), ApiCredentialState::Active);
        let end = NOW + DAY;
        assert_eq!(credential.state(end), ApiCredentialState::Expired { at: end });
        let revoked = ApiCredential { revoked: Some((NOW, UserId::new("usr_ada"))), ..credential };
        assert_eq!(revoked.state(end + DAY), ApiCredentialState::Revoked { at: NOW });
    }
}
