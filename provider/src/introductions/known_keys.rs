//! The sets of keys that were fetched, for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use oauth::jose::jwk::PublicJwk;
use oauth::timestamp::Timestamp;

/// The most sets.
const LIMIT: usize = 512;

#[derive(Debug, Default)]
pub(crate) struct KnownKeys(Mutex<HashMap<String, KeySet>>);

#[derive(Clone, Debug)]
pub(super) struct KeySet {
    pub(super) keys: Arc<[PublicJwk]>,
    pub(super) fetched_at: Timestamp,
    pub(super) tried_at: Timestamp,
    pub(super) fresh_until: Timestamp,
}

impl KnownKeys {
    pub(super) fn get(&self, url: &str) -> Option<KeySet> {
        // Nothing that can panic runs while the lock is held, here and below.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned()
    }

    pub(super) fn put(&self, url: &str, set: KeySet) {
        let mut sets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sets.len() >= LIMIT && !sets.contains_key(url) {
            let oldest = sets.iter().min_by_key(|(_, set)| set.tried_at);
            if let Some(oldest) = oldest.map(|(url, _)| url.clone()) {
                sets.remove(&oldest);
            }
        }
        sets.insert(url.to_owned(), set);
    }
}
