//! Logos that metadata documents name, until they are fetched.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use oauth::id::ClientId;
use url::Url;

/// The most that wait.
const WAITING: usize = 64;

/// Of which apps, and where their logos are; `None`: they have none any more.
#[derive(Debug, Default)]
pub(crate) struct WantedLogos(Mutex<VecDeque<(ClientId, Option<Url>)>>);

impl WantedLogos {
    pub(crate) fn want(&self, client: &ClientId, logo: Option<Url>) {
        // Nothing that can panic runs while the lock is held, here and below.
        let mut wanted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        wanted.retain(|(known, _)| known != client);
        if wanted.len() < WAITING {
            wanted.push_back((client.clone(), logo));
        }
    }

    pub(crate) fn first(&self) -> Option<(ClientId, Option<Url>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}
