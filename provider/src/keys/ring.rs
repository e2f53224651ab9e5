//! Which of a purpose's keys is used, which is next, and which has retired: all of it follows from
//! when the keys were made, so that nodes agree without telling each other.

use std::sync::Arc;

use oauth::timestamp::Timestamp;

use super::purpose::KeyTimes;

pub(super) trait Key {
    fn id(&self) -> &str;
    fn created_at(&self) -> Timestamp;
}

/// The keys of one purpose, oldest first; there is always one.
pub(super) struct Ring<K> {
    first: Arc<K>,
    later: Vec<Arc<K>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// Known, so that everybody knows it once it is used.
    Next {
        used_from: Timestamp,
    },
    Active,
    /// Still known, until all that it was used for has ended.
    Retired {
        until: Timestamp,
    },
    /// To be deleted; no longer used for anything.
    Ended,
}

impl<K: Key> Ring<K> {
    /// Takes the keys, oldest first; `None` if there is none.
    pub(super) fn new(mut keys: Vec<Arc<K>>) -> Option<Self> {
        let later = keys.split_off(keys.len().min(1));
        Some(Self { first: keys.pop()?, later })
    }

    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<K>> {
        std::iter::once(&self.first).chain(&self.later)
    }

    pub(super) fn find(&self, id: &str) -> Option<&Arc<K>> {
        self.all().find(|key| key.id() == id)
    }

    /// The key that is used at that time; of one that is long past, the oldest that is left.
    pub(super) fn active(&self, at: Timestamp, times: KeyTimes) -> &Arc<K> {
        let begun = |key: &&Arc<K>| used_from(key.as_ref(), times) <= at;
        self.later.iter().rfind(begun).unwrap_or(&self.first)
    }

    /// What is needed: the one that is used now first, and then those most likely meant.
    pub(super) fn needed(&self, now: Timestamp, times: KeyTimes) -> impl Iterator<Item = &Arc<K>> {
        let active = self.active(now, times);
        let ended = self
            .states(now, times)
            .filter(|(_, state)| *state == KeyState::Ended)
            .map(|(key, _)| key.id().to_owned())
            .collect::<Vec<_>>();
        let others = self.all().rev().filter(move |key| {
            key.id() != active.id() && !ended.iter().any(|ended| ended == key.id())
        });
        std::iter::once(active).chain(others)
    }

    pub(super) fn states(
        &self,
        now: Timestamp,
        times: KeyTimes,
    ) -> impl Iterator<Item = (&Arc<K>, KeyState)> {
        self.all().enumerate().map(move |(index, key)| {
            // The next one is at the same place among the later ones.
            let successor = self.later.get(index).map(|next| used_from(next.as_ref(), times));
            let state = match successor {
                Some(retired_at) if retired_at <= now => {
                    let until = retired_at + times.kept_for;
                    if until <= now { KeyState::Ended } else { KeyState::Retired { until } }
                }
                // The first key of a purpose has no predecessor to wait for.
                _ if index == 0 || used_from(key.as_ref(), times) <= now => KeyState::Active,
                _ => KeyState::Next { used_from: used_from(key.as_ref(), times) },
            };
            (key, state)
        })
    }

    /// Whether it is time for another key.
    pub(super) fn is_due(&self, now: Timestamp, times: KeyTimes) -> bool {
        self.newest().created_at() + times.changed_after <= now
    }

    fn newest(&self) -> &K {
        self.later.last().unwrap_or(&self.first)
    }
}

/// When a key that is not the first begins to be used.
fn used_from<K: Key>(key: &K, times: KeyTimes) -> Timestamp {
    key.created_at() + times.overlap
}
