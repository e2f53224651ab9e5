//! Fetching what several wait for once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use admission::Shares;
use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use oauth::spelling::network::Network;

use super::source::{AppWeb, FetchError, Fetched, Wanted};

/// What one network may have fetched at a time of apps that are not known yet.
const OF_NETWORK: usize = 4;

tokio::task_local! {
    static NETWORK: Option<Network>;
}

/// What is fetched meanwhile counts for the network whose request is answered.
pub fn counted_for<F: Future>(
    network: Option<Network>,
    answer: F,
) -> impl Future<Output = F::Output> {
    NETWORK.scope(network, answer)
}

type Fetch = BoxFuture<'static, Result<Fetched, FetchError>>;

pub(crate) struct Fetching {
    web: Arc<dyn AppWeb>,
    strangers: Shares<Network>,
    /// Those who want the same at an address share it, and no others: a stranger's fetch may wait
    /// longer and bring less. One whose caller has gone is dropped.
    running: Mutex<HashMap<Wanted, WeakShared<Fetch>>>,
}

impl Fetching {
    pub(crate) fn new(web: Arc<dyn AppWeb>) -> Self {
        Self { web, strangers: Shares::new(usize::MAX, OF_NETWORK), running: Mutex::default() }
    }

    pub(crate) async fn fetch(&self, wanted: Wanted) -> Result<Fetched, FetchError> {
        self.begun(wanted)?.await
    }

    pub(crate) async fn fetch_picture(&self, wanted: &Wanted) -> Result<Vec<u8>, FetchError> {
        self.web.fetch_picture(wanted).await
    }

    fn begun(&self, wanted: Wanted) -> Result<Shared<Fetch>, FetchError> {
        // Nothing that can panic runs while the lock is held.
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let is_live = |fetch: &Shared<Fetch>| fetch.peek().is_none();
        if let Some(fetch) = running.get(&wanted).and_then(WeakShared::upgrade).filter(is_live) {
            return Ok(fetch);
        }
        running.retain(|_, fetch| fetch.upgrade().is_some_and(|fetch| is_live(&fetch)));
        let network = NETWORK.try_with(|network| *network).ok().flatten();
        let network = network.filter(|_| !wanted.is_known);
        let share = self.strangers.take(network).ok_or(FetchError::Busy)?;
        let (web, asked) = (Arc::clone(&self.web), wanted.clone());
        let fetch: Fetch = async move {
            let _share = share;
            web.fetch(&asked).await
        }
        .boxed();
        let fetch = fetch.shared();
        if let Some(weak) = fetch.downgrade() {
            running.insert(wanted, weak);
        }
        Ok(fetch)
    }
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use tokio::time::{Duration, sleep};

    use super::*;

    struct SlowHosts;

    #[async_trait]
    impl AppWeb for SlowHosts {
        async fn fetch(&self, _wanted: &Wanted) -> Result<Fetched, FetchError> {
            sleep(Duration::from_secs(3)).await;
            Err(FetchError::Other("slow"))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn connect_2_one_network_does_not_have_all_that_is_fetched_fetched_for_itself() {
        let fetching = Fetching::new(Arc::new(SlowHosts));
        let ask = async |last: u8, number: usize, is_known: bool| {
            let network = Some(Network::of([192, 0, 2, last].into()));
            let url = format!("https://h{number}.example/app").parse().expect("an address");
            counted_for(network, fetching.fetch(Wanted { url, limit: 1, is_known })).await
        };
        let flood = futures_util::future::join_all((0..20).map(|number| ask(1, number, false)));
        let others = async {
            tokio::join!(ask(2, 30, false), ask(1, 40, true), ask(1, 0, false), ask(1, 50, false))
        };
        let (flood, (other, known, shared, one_more)) = tokio::join!(flood, others);
        let served = flood.iter().filter(|fetched| **fetched != Err(FetchError::Busy));
        assert_eq!(served.count(), OF_NETWORK);
        assert_eq!(
            [other, known, shared].map(Result::unwrap_err),
            [(); 3].map(|()| { FetchError::Other("slow") })
        );
        assert_eq!(one_more, Err(FetchError::Busy));
        assert_eq!(ask(1, 50, false).await, Err(FetchError::Other("slow")));
    }
}
