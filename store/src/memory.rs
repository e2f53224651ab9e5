//! What a process remembers of its database.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use oauth::client::Client;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, UserId};
use oauth::user::User;

use crate::cache::Cache;
use crate::sessions::SignedIn;

/// Whose changes are announced apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Clients and their publishers.
    Clients,
    /// Users, their companies and their sessions; but for when a session was used.
    Users,
}

impl Topic {
    pub(crate) const ALL: [Self; 2] = [Self::Clients, Self::Users];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Users => "users",
        }
    }
}

/// What every request begins with, cached; and where counting begins.
#[derive(Debug)]
pub(crate) struct Memory {
    pub(crate) clients: Cache<ClientId, Client>,
    pub(crate) sessions: Cache<Digest, SignedIn>,
    pub(crate) users: Cache<UserId, User>,
    pub(crate) oldest_access_token: OldestLive,
}

impl Memory {
    pub(crate) fn new(trusted_for: Duration) -> Self {
        Self {
            clients: Cache::new(trusted_for),
            sessions: Cache::new(trusted_for),
            users: Cache::new(trusted_for),
            oldest_access_token: OldestLive::default(),
        }
    }

    pub(crate) fn clients(&self) -> (Topic, &Cache<ClientId, Client>) {
        (Topic::Clients, &self.clients)
    }

    pub(crate) fn sessions(&self) -> (Topic, &Cache<Digest, SignedIn>) {
        (Topic::Users, &self.sessions)
    }

    pub(crate) fn users(&self) -> (Topic, &Cache<UserId, User>) {
        (Topic::Users, &self.users)
    }

    /// Every change until `at` is known.
    pub(crate) fn refreshed_at(&self, at: Instant) {
        self.clients.refreshed_at(at);
        self.sessions.refreshed_at(at);
        self.users.refreshed_at(at);
    }

    pub(crate) fn clear(&self, topic: Topic) {
        match topic {
            Topic::Clients => self.clients.clear(),
            Topic::Users => {
                self.sessions.clear();
                self.users.clear();
            }
        }
    }

    pub(crate) fn invalidate(&self, topic: Topic) {
        match topic {
            Topic::Clients => self.clients.invalidate(),
            Topic::Users => {
                self.sessions.invalidate();
                self.users.invalidate();
            }
        }
    }
}

/// Where counting of access tokens may begin: tokens are in the order in which they were
/// issued, and no token before the oldest live one becomes live again.
#[derive(Debug, Default)]
pub(crate) struct OldestLive(AtomicI64);

impl OldestLive {
    pub(crate) fn row(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// `None`: there is none, and numbers of rows may begin anew.
    pub(crate) fn set(&self, row: Option<i64>) {
        self.0.store(row.unwrap_or(0), Ordering::Relaxed);
    }
}
