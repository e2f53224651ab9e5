//! How often one client is answered: a client that runs wild, or whose secret has
//! leaked, must not take all there is.
//!
//! Counted once the client has proven who it is, so that no client can use up another's share
//! by naming it; public clients prove nothing, and are counted by address alone. Each
//! process counts for itself, in memory, by the seconds of the clock.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

#[derive(Default)]
pub(crate) struct ClientRate(Mutex<Second>);

#[derive(Default)]
struct Second {
    at: Option<Timestamp>,
    requests: HashMap<ClientId, u32>,
}

impl ClientRate {
    /// Counts a request; whether it is within the limit.
    pub(crate) fn count(&self, client: &ClientId, now: Timestamp, limit: u32) -> bool {
        // Nothing that can panic runs while the lock is held.
        let mut second = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if second.at != Some(now) {
            second.at = Some(now);
            second.requests.clear();
        }
        if let Some(requests) = second.requests.get_mut(client) {
            *requests = requests.saturating_add(1);
            *requests <= limit
        } else {
            second.requests.insert(client.clone(), 1);
            limit > 0
        }
    }
}
