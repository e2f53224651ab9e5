//! How often one address is connected to, whatever names it has: strangers who make up names decide
//! where these lead.

use std::collections::HashMap;
use std::io::Result;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use oauth::spelling::network::Network;
use tokio::time::{Instant, sleep_until};

use super::connect::ADDRESSES;
use super::resolve::Resolver;

/// Between two connections. More often than to one host: many that are nothing to each other may
/// share an address.
const BETWEEN: Duration = Duration::from_millis(100);

/// Tells addresses when it is their turn.
pub struct Paced<R> {
    resolver: R,
    next: Mutex<HashMap<Network, Instant>>,
}

impl<R> Paced<R> {
    pub fn new(resolver: R) -> Self {
        Self { resolver, next: Mutex::default() }
    }

    fn start(&self, addresses: &[IpAddr]) -> Instant {
        // Nothing that can panic runs while the lock is held.
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        // No more remain than wait, or began a moment ago.
        next.retain(|_, next| *next > now);
        let networks = addresses.iter().take(ADDRESSES).map(|address| Network::of(*address));
        let networks: Vec<_> = networks.collect();
        let start = networks.iter().filter_map(|network| next.get(network)).max();
        let start = start.copied().unwrap_or(now);
        for network in networks {
            next.insert(network, start + BETWEEN);
        }
        start
    }
}

#[async_trait]
impl<R: Resolver> Resolver for Paced<R> {
    async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>> {
        let addresses = self.resolver.resolve(name).await?;
        sleep_until(self.start(&addresses)).await;
        Ok(addresses)
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;

    struct Zone;

    #[async_trait]
    impl Resolver for Zone {
        async fn resolve(&self, name: &str) -> Result<Vec<IpAddr>> {
            let last = if name.ends_with("victim.example") { 1 } else { 2 };
            Ok(vec![IpAddr::from([192, 0, 2, last])])
        }
    }

    #[tokio::test(start_paused = true)]
    async fn connect_2_made_up_names_of_one_address_do_not_make_a_flood_of_it() {
        let (paced, began) = (Paced::new(Zone), Instant::now());
        let asked = join_all((0..20).map(|number| {
            let (paced, name) = (&paced, format!("h{number}.victim.example"));
            async move {
                paced.resolve(&name).await.expect("found");
                began.elapsed()
            }
        }));
        let other = async {
            paced.resolve("other.example").await.expect("found");
            began.elapsed()
        };
        let (mut starts, other) = tokio::join!(asked, other);
        starts.sort();
        for (one, next) in starts.iter().zip(&starts[1..]) {
            assert!(*next >= *one + BETWEEN, "{starts:?}");
        }
        assert!(other < BETWEEN, "{other:?}");
    }
}
