use std::sync::Arc;

use oauth::timestamp::Timestamp;
use openidconnect::core::CoreJsonWebKeySet;

/// The most sets, some kilobytes each.
pub(super) const SETS: usize = 4096;

/// The keys of a provider, as they were.
#[derive(Clone)]
pub(super) struct FetchedKeys {
    pub(super) uri: String,
    pub(super) keys: Arc<CoreJsonWebKeySet>,
    pub(super) at: Timestamp,
}
