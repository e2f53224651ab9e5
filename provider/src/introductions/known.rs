//! What a process remembers of documents, so that a page costs what it costs for other apps.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use oauth::client::Client;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;
use url::Url;

/// The most documents, some kilobytes each: whoever makes them up pushes out others of theirs.
const LIMIT: usize = 512;

/// How long a document is good for where its host is away.
pub(crate) const LAST_GOOD: Duration = Duration::from_hours(30 * 24);

const SHORTEST: Duration = Duration::from_mins(5);
const LONGEST: Duration = Duration::from_hours(24);

/// Where the host of a stored app is away, it is asked again after so long.
pub(crate) const PAUSE: Duration = Duration::from_mins(1);

pub(crate) fn fresh_for(said: Option<Duration>) -> Duration {
    said.unwrap_or_default().clamp(SHORTEST, LONGEST)
}

#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// `None`: the client is stored.
    pub(crate) client: Option<Arc<Client>>,
    /// When it was looked whether the client is stored meanwhile, by another process.
    pub(crate) looked_at: Timestamp,
    /// Where its logo is.
    pub(crate) logo: Option<Url>,
    pub(crate) fetched_at: Timestamp,
    pub(crate) fresh_until: Timestamp,
}

#[derive(Debug, Default)]
pub(crate) struct KnownDocuments(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    documents: HashMap<ClientId, (u64, Document)>,
    /// How many came so far: the oldest leaves first.
    came: u64,
}

impl KnownDocuments {
    pub(crate) fn get(&self, id: &ClientId) -> Option<Document> {
        // Nothing that can panic runs while the lock is held, here and below.
        let inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.documents.get(id).map(|(_, document)| document.clone())
    }

    pub(crate) fn put(&self, id: &ClientId, document: Document) {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.documents.len() >= LIMIT && !inner.documents.contains_key(id) {
            // Those of stored clients are small, and others' who have come far enough.
            let age = |(came, document): &(u64, Document)| (document.client.is_none(), *came);
            let oldest = inner.documents.iter().min_by_key(|(_, entry)| age(entry));
            if let Some(oldest) = oldest.map(|(id, _)| id.clone()) {
                inner.documents.remove(&oldest);
            }
        }
        inner.came += 1;
        let came = inner.came;
        inner.documents.insert(id.clone(), (came, document));
    }

    pub(crate) fn forget(&self, id: &ClientId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).documents.remove(id);
    }
}
