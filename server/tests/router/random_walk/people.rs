//! Who takes part, and what was registered of them: written down here once more, so
//! that the walk holds the server against the demo's data and not against itself.

use oauth::role::Role;
use oauth::scope::ScopeSet;

use testkit::{ADA, ISSUER, LEGACY_CALLBACK, PARTNER_CALLBACK, RAVI, basic};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    Ada,
    Ravi,
}

impl Person {
    pub(super) const ALL: [Self; 2] = [Self::Ada, Self::Ravi];

    pub(super) fn email(self) -> &'static str {
        match self {
            Self::Ada => ADA,
            Self::Ravi => RAVI,
        }
    }

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Ada => "usr_ada",
            Self::Ravi => "usr_ravi",
        }
    }

    pub(super) fn role(self) -> Role {
        match self {
            Self::Ada => Role::Administrator,
            Self::Ravi => Role::Standard,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum App {
    Partner,
    Spa,
    Legacy,
}

impl App {
    pub(super) const ALL: [Self; 3] = [Self::Partner, Self::Spa, Self::Legacy];

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Partner => "demo-partner",
            Self::Spa => "demo-spa",
            Self::Legacy => "demo-legacy",
        }
    }

    /// `Authorization: Basic`, of those that have a secret.
    pub(super) fn authorization(self) -> Option<String> {
        (self != Self::Spa).then(|| basic(self.id(), &format!("{}-secret", self.id())))
    }

    /// Whether it can be told from an imitation: then it is answered silently.
    pub(super) fn keeps_a_secret(self) -> bool {
        self != Self::Spa
    }

    pub(super) fn required(self) -> ScopeSet {
        set(match self {
            Self::Partner | Self::Legacy => "candidates_read jobs_read",
            Self::Spa => "candidates_read",
        })
    }

    pub(super) fn optional(self) -> ScopeSet {
        set(match self {
            Self::Partner | Self::Legacy => {
                "candidates_create candidates_offers_read candidates_manage \
                 candidate_status_read configuration_read configuration_manage jobs_manage \
                 jobs_publications_manage users_read users_manage messages_write company_read"
            }
            Self::Spa => "jobs_read company_read",
        })
    }

    /// What is meant where a request names no scope.
    pub(super) fn default(self) -> ScopeSet {
        self.required()
    }

    /// Addresses that it may be answered at.
    pub(super) fn callbacks(self) -> Vec<String> {
        match self {
            Self::Partner => {
                vec![PARTNER_CALLBACK.to_owned(), format!("{ISSUER}/playground/callback")]
            }
            // RFC 8252 §7.3: any port of a loopback address.
            Self::Spa => {
                [51_004, 8_080].map(|port| format!("http://127.0.0.1:{port}/callback")).into()
            }
            Self::Legacy => vec![LEGACY_CALLBACK.to_owned()],
        }
    }
}

/// A set of scopes, of a text of ours.
pub(super) fn set(text: &str) -> ScopeSet {
    ScopeSet::try_from(text.split_whitespace().collect::<Vec<_>>().join(" ")).expect("scopes")
}
