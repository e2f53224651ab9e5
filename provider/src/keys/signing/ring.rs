//! Which of an algorithm's keys signs, which is next, and which has retired: all
//! of it follows from when the keys were made, so that nodes agree without
//! telling each other.

use std::sync::Arc;
use std::time::Duration;

use oauth::timestamp::Timestamp;

use super::key_pair::SigningKey;
use crate::settings::Lifetimes;

/// How much clocks may differ: of our nodes, and of those who check tokens.
const LEEWAY: Duration = Duration::from_mins(1);

/// The keys of one algorithm, oldest first; there is always one.
pub(super) struct Ring {
    first: Arc<SigningKey>,
    later: Vec<Arc<SigningKey>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigningKeyState {
    /// Published, so that everybody knows it once it signs.
    Next {
        signs_from: Timestamp,
    },
    Active,
    /// Still published, until all that it signed has expired.
    Retired {
        until: Timestamp,
    },
    /// To be deleted; no longer published.
    Ended,
}

impl Ring {
    /// Takes the keys, oldest first; `None` if there is none.
    pub(super) fn new(mut keys: Vec<Arc<SigningKey>>) -> Option<Self> {
        let later = keys.split_off(keys.len().min(1));
        Some(Self { first: keys.pop()?, later })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<SigningKey>> {
        std::iter::once(&self.first).chain(&self.later)
    }

    pub(super) fn active(&self, now: Timestamp, lifetimes: &Lifetimes) -> &Arc<SigningKey> {
        let begun = |key: &&Arc<SigningKey>| signs_from(key, lifetimes) <= now;
        self.later.iter().rfind(begun).unwrap_or(&self.first)
    }

    pub(super) fn states(
        &self,
        now: Timestamp,
        lifetimes: &Lifetimes,
    ) -> impl Iterator<Item = (&Arc<SigningKey>, SigningKeyState)> {
        self.all().enumerate().map(move |(index, key)| {
            // The next one is at the same place among the later ones.
            let successor = self.later.get(index).map(|next| signs_from(next, lifetimes));
            let state = match successor {
                Some(retired_at) if retired_at <= now => {
                    let until = retired_at + lifetimes.access_token_jwt + LEEWAY;
                    if until <= now {
                        SigningKeyState::Ended
                    } else {
                        SigningKeyState::Retired { until }
                    }
                }
                // The first key of an algorithm has no predecessor to wait for.
                _ if index == 0 || signs_from(key, lifetimes) <= now => SigningKeyState::Active,
                _ => SigningKeyState::Next { signs_from: signs_from(key, lifetimes) },
            };
            (key, state)
        })
    }

    /// Whether it is time for another key.
    pub(super) fn is_due(&self, now: Timestamp, lifetimes: &Lifetimes) -> bool {
        self.newest().created_at + lifetimes.signing_key <= now
    }

    /// Whether another key waits to sign.
    pub(super) fn has_next(&self, now: Timestamp, lifetimes: &Lifetimes) -> bool {
        self.later.last().is_some_and(|newest| signs_from(newest, lifetimes) > now)
    }

    fn newest(&self) -> &SigningKey {
        self.later.last().unwrap_or(&self.first)
    }
}

/// When a key that is not the first begins to sign.
fn signs_from(key: &SigningKey, lifetimes: &Lifetimes) -> Timestamp {
    key.created_at + lifetimes.signing_key_overlap
}
