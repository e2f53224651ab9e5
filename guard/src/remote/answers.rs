//! What the server said of tokens and keys, for less than a second.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;
use oauth::credential::digest::Digest;
use oauth::timestamp::Timestamp;

use super::server::Server;
use super::valid::ValidCredential;
use crate::verifier::Unavailable;

/// How old an answer may be when it is used. "Revocation is seen within a second", of which
/// the server may need a tenth itself to hear of a change by another process.
const AGE: Duration = Duration::from_millis(800);

/// How many answers are cached, active and inactive: some megabytes. A flood of made-up tokens
/// takes turns among themselves; what is asked for often stays.
const COUNT: u64 = 10_000;

/// Caches answers, by the hashes of tokens.
pub(super) struct Answers(Cache<(bool, Digest), Arc<Answer>>);

struct Answer {
    /// By the clock's `elapsed`, before the question was sent: what is answered was true
    /// at this moment or later.
    asked_at: Duration,
    said: Result<Option<ValidCredential>, Unavailable>,
}

impl Answer {
    /// Whether a call that came at this moment may be answered with it. A question that
    /// failed is an answer to those alone who waited for it.
    fn is_fresh(&self, came_at: Duration, now: Timestamp) -> bool {
        let is_young = came_at.saturating_sub(self.asked_at) < AGE;
        match &self.said {
            Ok(Some(valid)) => is_young && valid.expires_at.is_none_or(|end| now < end),
            Ok(None) => is_young,
            Err(Unavailable) => false,
        }
    }
}

impl Answers {
    pub(super) fn new() -> Self {
        // Beside its age as we measure it, so that memory is given back.
        Self(Cache::builder().max_capacity(COUNT).time_to_live(2 * AGE).build())
    }

    /// Who calls with it; `None` if it is not good. Calls that come while it is asked for
    /// wait for the same answer.
    pub(super) async fn find(
        &self,
        text: &str,
        is_key: bool,
        server: &Server,
    ) -> Result<Option<ValidCredential>, Unavailable> {
        let key = (is_key, Digest::of(text));
        let (came_at, now) = (server.clock().elapsed(), server.clock().now());
        if let Some(answer) = self.0.get(&key).await
            && answer.is_fresh(came_at, now)
        {
            return answer.said.clone();
        }
        // Apart, so that calls whose answer is known carry nothing of it.
        Box::pin(self.ask(text, is_key, server, (came_at, now))).await
    }

    async fn ask(
        &self,
        text: &str,
        is_key: bool,
        server: &Server,
        (came_at, now): (Duration, Timestamp),
    ) -> Result<Option<ValidCredential>, Unavailable> {
        let key = (is_key, Digest::of(text));
        // A slow question, joined late, may have been asked too early for this call: then
        // one more. The second is asked after this call came, and holds for it.
        for _ in 0..2 {
            let ask = async {
                let asked_at = server.clock().elapsed();
                Arc::new(Answer { asked_at, said: server.introspect(text, is_key).await })
            };
            let entry = self.0.entry_by_ref(&key);
            let entry = entry.or_insert_with_if(ask, |known| !known.is_fresh(came_at, now)).await;
            let is_own = entry.is_fresh();
            let answer = entry.into_value();
            if is_own || answer.said.is_err() || answer.is_fresh(came_at, now) {
                return answer.said.clone();
            }
        }
        Err(Unavailable)
    }
}
