//! Which connections there are, and which of them makes room for a new one.
//!
//! A connection whose caller is to say or to read something may be closed at any time (RFC 9112
//! §9.5). Where there are as many as may be, the one that has waited for its caller the longest
//! is: a caller that opens many and sends nothing shuts out only its own.

use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use ipnet::IpNet;
use oauth::spelling::network::Network;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;

use crate::settings::Limits;

/// How long a caller may neither send nor read a byte while they are to: a client that never
/// reads its answer would keep its connection for ever.
const SILENCE: Duration = Duration::from_secs(30);

/// How often that is looked for.
pub(crate) const LOOK_EVERY: Duration = Duration::from_secs(1);

/// All connections. A clone is a handle.
#[derive(Clone)]
pub(crate) struct Connections(Arc<Inner>);

struct Inner {
    all: usize,
    each: usize,
    /// Their connections are other people's: they count among all only.
    proxies: Vec<IpNet>,
    open: Mutex<Open>,
    began: Instant,
    /// The time at the last look: it is near enough for what is noted with every byte.
    looked_at: AtomicU64,
}

#[derive(Default)]
struct Open {
    count: usize,
    by: HashMap<Option<Network>, Vec<Arc<Connection>>>,
}

/// One connection, for the layers that answer over it.
#[derive(Debug, Default)]
pub(crate) struct Connection {
    /// Whether a request over it is being answered.
    is_working: AtomicBool,
    /// Since when it waits for its caller, in milliseconds.
    waits_since: AtomicU64,
    /// When a byte went through it, at the last look.
    moved_at: AtomicU64,
    is_to_end: AtomicBool,
    told: Notify,
}

/// There are as many as may be, and requests are being answered over all of them.
pub(crate) struct Full;

impl Connections {
    /// `system`: how many the system lets there be.
    pub(crate) fn new(limits: &Limits, system: Option<u64>, proxies: Vec<IpNet>) -> Self {
        let system = system.and_then(|system| usize::try_from(system).ok()).unwrap_or(usize::MAX);
        let number = |number| usize::try_from(number).unwrap_or(usize::MAX);
        Self(Arc::new(Inner {
            all: number(limits.connections).min(system),
            each: number(limits.connections_per_network),
            proxies,
            open: Mutex::default(),
            began: now(),
            looked_at: AtomicU64::new(0),
        }))
    }

    /// Takes up a new connection, and closes one that waits if there is no room for both.
    pub(crate) fn open(&self, peer: IpAddr) -> Result<OpenConnection, Full> {
        let is_proxy = self.0.proxies.iter().any(|network| network.contains(&peer.to_canonical()));
        let network = (!is_proxy).then(|| Network::of(peer));
        let connection = Arc::new(Connection::default());
        let now = self.0.now();
        connection.waits_since.store(now, Ordering::Relaxed);
        connection.moved_at.store(now, Ordering::Relaxed);
        let mut open = self.0.lock();
        let of_network = open.by.get(&network).map_or(0, Vec::len);
        if network.is_some() && of_network >= self.0.each && !open.end_one_of(network) {
            return Err(Full);
        }
        if open.count >= self.0.all && !open.end_one() {
            return Err(Full);
        }
        open.count += 1;
        open.by.entry(network).or_default().push(Arc::clone(&connection));
        Ok(OpenConnection { connection, network, of: Arc::clone(&self.0) })
    }

    /// Closes one that waits: the system has no room for more.
    pub(crate) fn make_room(&self) -> bool {
        self.0.lock().end_one()
    }

    /// Closes those over which nothing has moved for too long.
    pub(crate) fn end_silent(&self) {
        let now = self.0.now();
        self.0.looked_at.store(now, Ordering::Relaxed);
        let long_ago = now.saturating_sub(millis(SILENCE));
        let open = self.0.lock();
        for connection in open.by.values().flatten() {
            let is_silent = connection.moved_at.load(Ordering::Relaxed) < long_ago
                && connection.waits_since.load(Ordering::Relaxed) < long_ago;
            if is_silent && !connection.is_working() {
                connection.end();
            }
        }
    }
}

impl Open {
    /// Of the network that has the most; those of proxies last.
    fn end_one(&mut self) -> bool {
        let mut networks: Vec<_> = self.by.iter().map(|(of, all)| (all.len(), *of)).collect();
        networks.sort_unstable_by_key(|(count, network)| (network.is_none(), usize::MAX - count));
        networks.into_iter().any(|(_, network)| self.end_one_of(network))
    }

    fn end_one_of(&mut self, network: Option<Network>) -> bool {
        let Some(all) = self.by.get_mut(&network) else { return false };
        let waiting = all.iter().enumerate();
        let waiting = waiting.filter(|(_, one)| !one.is_working());
        let longest = waiting.min_by_key(|(_, one)| one.waits_since.load(Ordering::Relaxed));
        let Some((index, _)) = longest else { return false };
        all.remove(index).end();
        self.count -= 1;
        true
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, Open> {
        // Nothing that can panic runs while the lock is held.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        millis(self.began.elapsed())
    }
}

impl Connection {
    fn end(&self) {
        self.is_to_end.store(true, Ordering::Release);
        self.told.notify_one();
    }

    /// Wakes its task once.
    pub(crate) fn told(&self) -> &Notify {
        &self.told
    }

    pub(crate) fn is_to_end(&self) -> bool {
        self.is_to_end.load(Ordering::Acquire)
    }

    pub(crate) fn is_working(&self) -> bool {
        self.is_working.load(Ordering::Acquire)
    }
}

/// A connection until it is closed.
pub(crate) struct OpenConnection {
    connection: Arc<Connection>,
    network: Option<Network>,
    of: Arc<Inner>,
}

impl OpenConnection {
    pub(crate) fn connection(&self) -> &Arc<Connection> {
        &self.connection
    }

    /// For the extensions of a request.
    pub(crate) fn caller_of_request(&self) -> CallersConnection {
        CallersConnection { connection: Arc::clone(&self.connection), of: Arc::clone(&self.of) }
    }

    /// What goes through it is noted.
    pub(crate) fn watch<S>(&self, stream: S) -> Watched<S> {
        Watched { stream, caller: self.caller_of_request() }
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        let mut open = self.of.lock();
        let Some(all) = open.by.get_mut(&self.network) else { return };
        let before = all.len();
        all.retain(|one| !Arc::ptr_eq(one, &self.connection));
        let closed = before - all.len();
        if all.is_empty() {
            open.by.remove(&self.network);
        }
        // One that made room for another is no longer counted.
        open.count -= closed;
    }
}

/// The connection over which a request came.
#[derive(Clone)]
pub(crate) struct CallersConnection {
    connection: Arc<Connection>,
    of: Arc<Inner>,
}

impl CallersConnection {
    /// From here on the caller waits for us.
    pub(crate) fn work(self) -> Working {
        self.connection.is_working.store(true, Ordering::Release);
        Working(self)
    }
}

/// While a request is being answered.
pub(crate) struct Working(CallersConnection);

impl Drop for Working {
    fn drop(&mut self) {
        let CallersConnection { connection, of } = &self.0;
        connection.waits_since.store(of.now(), Ordering::Relaxed);
        connection.is_working.store(false, Ordering::Release);
    }
}

pub(crate) struct Watched<S> {
    stream: S,
    caller: CallersConnection,
}

impl<S> Watched<S> {
    fn note<T>(&self, polled: Poll<T>) -> Poll<T> {
        if polled.is_ready() {
            let CallersConnection { connection, of } = &self.caller;
            connection.moved_at.store(of.looked_at.load(Ordering::Relaxed), Ordering::Relaxed);
        }
        polled
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.note(polled)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.note(polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.note(polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[expect(clippy::disallowed_methods, reason = "how long a caller takes, not what time it is")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 8));
    const PROXY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));

    fn connections(connections: u32, connections_per_network: u32) -> Connections {
        let limits = Limits { connections, connections_per_network, ..Limits::default() };
        Connections::new(&limits, None, vec!["10.0.0.0/8".parse().expect("a network")])
    }

    fn is_to_end(open: &OpenConnection) -> bool {
        open.connection().is_to_end()
    }

    #[test]
    fn where_requests_are_answered_over_all_a_new_one_is_refused() {
        let connections = connections(2, 2);
        let open: Vec<_> =
            [ONE, OTHER].into_iter().filter_map(|of| connections.open(of).ok()).collect();
        let working: Vec<_> = open.iter().map(|one| one.caller_of_request().work()).collect();
        assert!(connections.open(ONE).is_err() && !connections.make_room());
        drop(working);
        assert!(connections.open(ONE).is_ok());
    }

    #[test]
    fn a_network_beyond_its_share_loses_the_one_of_its_own_that_waits_longest() {
        let connections = connections(100, 2);
        let other = connections.open(OTHER).ok().expect("room");
        let first = connections.open(ONE).ok().expect("room");
        let second = connections.open(ONE).ok().expect("room");
        let working = first.caller_of_request().work();
        let third = connections.open(ONE).ok().expect("room");
        let ends = [&other, &first, &second, &third].map(is_to_end);
        assert_eq!(ends, [false, false, true, false]);
        drop((working, second, third));
        assert_eq!(connections.0.lock().count, 2);
    }

    #[test]
    fn where_there_is_no_room_at_all_the_network_with_the_most_loses_one() {
        let connections = connections(4, 4);
        let proxy = [PROXY, PROXY].map(|of| connections.open(of).ok().expect("room"));
        let one = connections.open(ONE).ok().expect("room");
        let other = connections.open(OTHER).ok().expect("room");
        let working = one.caller_of_request().work();
        let fifth = connections.open(ONE).ok().expect("room");
        assert!(is_to_end(&other) && !is_to_end(&one) && !is_to_end(&fifth));
        assert!(!proxy.iter().any(is_to_end));
        drop((working, one, other, fifth, proxy));
        let open = connections.0.lock();
        assert!(open.count == 0 && open.by.is_empty());
    }
}
