//! The server's keys, which change without notice.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use oauth::jose::jwk::PublicJwk;

use super::lock::lock;
use super::server::Server;
use crate::verifier::Unavailable;

/// How long a set of keys is taken for the newest. The server publishes a key 10 minutes
/// before it signs, and takes it away 6 minutes after it last did.
const FRESH: Duration = Duration::from_mins(5);

/// How long keys are used while the server does not give newer ones. Tokens live for 5
/// minutes, so what a later one could verify is over.
const USABLE: Duration = Duration::from_mins(15);

/// How often the server is asked: made-up names of keys do not decide that.
const PAUSE: Duration = Duration::from_secs(5);

/// Keeps the newest set.
#[derive(Default)]
pub(super) struct Keys {
    known: Mutex<Known>,
    asking: tokio::sync::Mutex<()>,
}

/// Times are by the clock's `elapsed`.
#[derive(Clone, Default)]
struct Known {
    keys: Vec<Arc<PublicJwk>>,
    /// When these were asked for.
    since: Option<Duration>,
    /// When they were last asked for, and whether they were given.
    asked: Option<(Duration, Result<(), Unavailable>)>,
}

impl Known {
    fn find(&self, kid: &str) -> Option<Arc<PublicJwk>> {
        self.keys.iter().find(|key| key.kid() == Some(kid)).cloned()
    }

    fn is_within(&self, age: Duration, now: Duration) -> bool {
        self.since.is_some_and(|since| now.saturating_sub(since) < age)
    }
}

impl Keys {
    /// Has the keys ready.
    pub(super) async fn load(&self, server: &Server) -> Result<(), Unavailable> {
        let _asking = self.asking.lock().await;
        self.ask(server).await
    }

    /// The key of that name; `None` if the server has none.
    pub(super) async fn find(
        &self,
        kid: &str,
        server: &Server,
    ) -> Result<Option<Arc<PublicJwk>>, Unavailable> {
        let now = server.clock().elapsed();
        let old = {
            let known = lock(&self.known);
            let key = known.find(kid);
            if key.is_some() && known.is_within(FRESH, now) {
                return Ok(key);
            }
            key.filter(|_| known.is_within(USABLE, now))
        };
        // Apart, so that calls whose key is known carry nothing of it.
        Box::pin(self.renew(kid, old, server)).await
    }

    /// The key of that name after the server was asked, if that is due; `old` is one that
    /// will do meanwhile.
    async fn renew(
        &self,
        kid: &str,
        old: Option<Arc<PublicJwk>>,
        server: &Server,
    ) -> Result<Option<Arc<PublicJwk>>, Unavailable> {
        match (self.asking.try_lock(), &old) {
            (Ok(asking), _) => self.ask_if_due(server, asking).await,
            (Err(_), Some(_)) => return Ok(old),
            (Err(_), None) => self.ask_if_due(server, self.asking.lock().await).await,
        }
        let now = server.clock().elapsed();
        let known = lock(&self.known);
        match (known.find(kid), known.asked) {
            (Some(key), _) if known.is_within(USABLE, now) => Ok(Some(key)),
            (None, Some((_, Ok(())))) => Ok(None),
            _ => Err(Unavailable),
        }
    }

    async fn ask_if_due(&self, server: &Server, _asking: tokio::sync::MutexGuard<'_, ()>) {
        let now = server.clock().elapsed();
        let asked = lock(&self.known).asked;
        if asked.is_none_or(|(at, _)| now.saturating_sub(at) >= PAUSE) {
            // The caller looks at what is known again.
            let _ = self.ask(server).await;
        }
    }

    async fn ask(&self, server: &Server) -> Result<(), Unavailable> {
        let at = server.clock().elapsed();
        let given = server.keys().await;
        let mut known = lock(&self.known);
        known.asked = Some((at, given.as_ref().map(|_| ()).map_err(|error| *error)));
        known.keys = given?.into_iter().map(Arc::new).collect();
        known.since = Some(at);
        Ok(())
    }
}
