//! What a process remembers of what apps publish, so that a page costs what it costs for other apps.

use std::sync::Arc;
use std::time::Duration;

use oauth::client::Client;
use oauth::jose::jwk::PublicJwk;
use oauth::timestamp::Timestamp;
use url::Url;

/// The most documents, and the most sets of keys, some kilobytes each.
pub(crate) const LIMIT: usize = 512;

/// How long a document is good for where its host is away.
pub(crate) const LAST_GOOD: Duration = Duration::from_hours(30 * 24);

const SHORTEST: Duration = Duration::from_mins(5);
const LONGEST: Duration = Duration::from_hours(24);

/// Where the host of a stored app is away, it is asked again after so long.
pub(crate) const PAUSE: Duration = Duration::from_mins(1);

pub(crate) fn fresh_for(said: Option<Duration>) -> Duration {
    said.unwrap_or_default().clamp(SHORTEST, LONGEST)
}

#[derive(Clone)]
pub(crate) struct Document {
    /// `None`: the client is stored.
    pub(crate) client: Option<Arc<Client>>,
    /// Where its logo is.
    pub(crate) logo: Option<Url>,
    pub(crate) fetched_at: Timestamp,
    pub(crate) fresh_until: Timestamp,
}

#[derive(Clone)]
pub(crate) struct KeySet {
    pub(crate) keys: Arc<[PublicJwk]>,
    pub(crate) fetched_at: Timestamp,
    pub(crate) tried_at: Timestamp,
    pub(crate) fresh_until: Timestamp,
}
