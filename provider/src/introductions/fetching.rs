//! Fetching what several wait for once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared, WeakShared};

use super::source::{AppWeb, FetchError, Fetched, Wanted};

type Fetch = BoxFuture<'static, Result<Fetched, FetchError>>;

pub(crate) struct Fetching {
    web: Arc<dyn AppWeb>,
    /// Those who want the same at an address share it, and no others: a stranger's fetch may wait
    /// longer and bring less. One for which nobody waits any more is gone.
    running: Mutex<HashMap<Wanted, WeakShared<Fetch>>>,
}

impl Fetching {
    pub(crate) fn new(web: Arc<dyn AppWeb>) -> Self {
        Self { web, running: Mutex::default() }
    }

    pub(crate) async fn fetch(&self, wanted: Wanted) -> Result<Fetched, FetchError> {
        self.begun(wanted).await
    }

    fn begun(&self, wanted: Wanted) -> Shared<Fetch> {
        // Nothing that can panic runs while the lock is held.
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let is_live = |fetch: &Shared<Fetch>| fetch.peek().is_none();
        if let Some(fetch) = running.get(&wanted).and_then(WeakShared::upgrade).filter(is_live) {
            return fetch;
        }
        running.retain(|_, fetch| fetch.upgrade().is_some_and(|fetch| is_live(&fetch)));
        let (web, asked) = (Arc::clone(&self.web), wanted.clone());
        let fetch: Fetch = async move { web.fetch(&asked).await }.boxed();
        let fetch = fetch.shared();
        if let Some(weak) = fetch.downgrade() {
            running.insert(wanted, weak);
        }
        fetch
    }
}
