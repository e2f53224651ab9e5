//! When a connection to an app's host may be opened, so that strangers who make up addresses cannot
//! have this server flood others, or itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep_until, timeout};

/// At once, in all.
pub(super) const AT_ONCE: usize = 20;

/// Of these for apps that are known already: strangers cannot be in their way.
const FOR_KNOWN: usize = 4;

/// Between two connections to one host.
pub(super) const BETWEEN: Duration = Duration::from_millis(500);

/// How many wait, for one host and in all. What waits holds a request.
const WAITING_FOR_HOST: usize = 4;
const WAITING: usize = 256;

const PATIENCE: Duration = Duration::from_secs(3);

pub(super) struct Turns {
    strangers: Semaphore,
    known: Semaphore,
    waiting: Semaphore,
    hosts: Mutex<HashMap<String, Host>>,
}

#[derive(Clone, Copy)]
struct Host {
    /// Those who wait for their turn, or have it: strangers, and apps that are known. Neither
    /// takes the other's places.
    wanted: [usize; 2],
    next: Instant,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            strangers: Semaphore::new(AT_ONCE - FOR_KNOWN),
            known: Semaphore::new(FOR_KNOWN),
            waiting: Semaphore::new(WAITING),
            hosts: Mutex::default(),
        }
    }
}

/// As long as it lives, the connection may be open.
pub(super) struct Turn<'a> {
    _permit: SemaphorePermit<'a>,
    _place: Place<'a>,
}

/// Among those who want to connect to a host.
struct Place<'a> {
    turns: &'a Turns,
    host: String,
    is_known: bool,
}

impl Turns {
    /// `None`: too many wait already, or for too long.
    pub(super) async fn take(&self, host: &str, is_known: bool) -> Option<Turn<'_>> {
        let waiting = if is_known { None } else { Some(self.waiting.try_acquire().ok()?) };
        let place = self.place(host, is_known)?;
        let free = if is_known { &self.known } else { &self.strangers };
        let permit = timeout(PATIENCE, free.acquire()).await.ok()?.ok()?;
        sleep_until(self.start(host)).await;
        drop(waiting);
        Some(Turn { _permit: permit, _place: place })
    }

    fn place(&self, host: &str, is_known: bool) -> Option<Place<'_>> {
        self.with(host, |entry| {
            let wanted = &mut entry.wanted[usize::from(is_known)];
            let has_room = *wanted < WAITING_FOR_HOST;
            *wanted += usize::from(has_room);
            has_room.then(|| Place { turns: self, host: host.to_owned(), is_known })
        })
    }

    fn start(&self, host: &str) -> Instant {
        self.with(host, |entry| {
            let start = entry.next.max(Instant::now());
            entry.next = start + BETWEEN;
            start
        })
    }

    fn with<T>(&self, host: &str, change: impl FnOnce(&mut Host) -> T) -> T {
        // Nothing that can panic runs while the lock is held.
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        // No more remain than wait, or began half a second ago.
        hosts.retain(|name, entry| entry.wanted != [0; 2] || entry.next > now || name == host);
        change(hosts.entry(host.to_owned()).or_insert(Host { wanted: [0; 2], next: now }))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.turns.with(&self.host, |entry| {
            let wanted = &mut entry.wanted[usize::from(self.is_known)];
            *wanted = wanted.saturating_sub(1);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use futures_util::future::join_all;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn connect_2_one_host_is_connected_to_twice_a_second_at_most() {
        let turns = Turns::default();
        let began = Instant::now();
        let took = join_all((0..10).map(|_| async {
            let turn = turns.take("app.example", false).await;
            turn.map(|_| began.elapsed())
        }));
        let mut starts: Vec<_> = took.await.into_iter().flatten().collect();
        starts.sort();
        // The first is done at once, and makes room.
        assert_eq!(starts.len(), WAITING_FOR_HOST + 1);
        for (one, next) in starts.iter().zip(&starts[1..]) {
            assert!(*next >= *one + BETWEEN, "{starts:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn connect_2_strangers_who_name_a_host_do_not_take_the_places_of_its_known_apps() {
        let turns = Turns::default();
        let slow = async |is_known| {
            let turn = turns.take("app.example", is_known).await;
            tokio::time::sleep(Duration::from_secs(3)).await;
            turn.is_some()
        };
        let strangers = join_all((0..100).map(|_| slow(false)));
        let known = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let began = Instant::now();
            let taken = turns.take("app.example", true).await.is_some();
            (taken, began.elapsed())
        };
        let (served, (taken, waited)) = tokio::join!(strangers, known);
        assert_eq!(served.iter().filter(|served| **served).count(), WAITING_FOR_HOST);
        assert!(taken && waited <= Duration::from_secs(2), "{waited:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn connect_2_a_flood_of_hosts_has_twenty_connections_at_most_and_known_apps_pass_it() {
        let turns = Arc::new(Turns::default());
        let (open, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let flood = join_all((0..10_000).map(|number| {
            let (turns, open, most) = (&turns, &open, &most);
            async move {
                let host = format!("{number}.example");
                let Some(_turn) = turns.take(&host, false).await else { return false };
                most.fetch_max(open.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_secs(3)).await;
                open.fetch_sub(1, Ordering::Relaxed);
                true
            }
        }));
        let known = async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let began = Instant::now();
            assert!(turns.take("known.example", true).await.is_some());
            began.elapsed()
        };
        let (served, waited) = tokio::join!(flood, known);
        assert!(waited < Duration::from_millis(100), "{waited:?}");
        assert_eq!(most.load(Ordering::Relaxed), AT_ONCE - FOR_KNOWN);
        assert!(served.iter().filter(|served| **served).count() <= WAITING);
        assert!(turns.hosts.lock().expect("whole").len() <= AT_ONCE);
    }
}
