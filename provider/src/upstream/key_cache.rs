//! The keys that identity providers published, for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use oauth::id::IdentityProviderId;
use oauth::timestamp::Timestamp;
use openidconnect::core::CoreJsonWebKeySet;

/// As many as there are providers.
#[derive(Default)]
pub(super) struct KeyCache(Mutex<HashMap<IdentityProviderId, Cached>>);

#[derive(Clone)]
pub(super) struct Cached {
    pub(super) uri: String,
    pub(super) keys: Arc<CoreJsonWebKeySet>,
    pub(super) fetched_at: Timestamp,
}

impl KeyCache {
    pub(super) fn find(&self, id: &IdentityProviderId) -> Option<Cached> {
        // Nothing that can panic runs while the lock is held.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    pub(super) fn put(&self, id: &IdentityProviderId, cached: Cached) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), cached);
    }

    pub(super) fn forget(&self, id: &IdentityProviderId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }
}
