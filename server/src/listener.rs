//! Accepts connections, speaks HTTP/1.1 over each, and lets what is under way finish at the end.

use std::future::poll_fn;
use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tower::Service as _;

use crate::connections::{Connections, LOOK_EVERY, OpenConnection};
use crate::http::host;

/// For how long requests may finish once the server is to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// How long the head of a request, or the handshake before it, may take to arrive: one that
/// never ends would keep its connection for ever.
const HEADERS: Duration = Duration::from_secs(15);

/// How long to wait where no connection can be accepted, as when there are too many files open,
/// and where one has just made room.
const ACCEPT_AGAIN: Duration = Duration::from_secs(1);
const ROOM_MADE: Duration = Duration::from_millis(5);

/// The longest head of a request: hyper takes an address of 64 KiB, and our own pages' forms make
/// some of 32. A partly read request head stays buffered until its end.
const HEAD: usize = 96 * 1024;

/// Serves until `stop` is over, and what is under way then.
pub(crate) async fn serve(
    listener: TcpListener,
    certificate: Option<watch::Receiver<Arc<ServerConfig>>>,
    connections: Connections,
    router: Router,
    stop: impl Future<Output = ()>,
) {
    let drain = Arc::new(Drain::default());
    // Each connection has a clone: when the last one ends, the receiver hears it.
    let (open, mut all_ended) = mpsc::channel::<()>(1);
    let mut stop = pin!(stop);
    let mut looks = tokio::time::interval(LOOK_EVERY);
    loop {
        let (stream, peer) = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &connections) => accepted,
            _ = looks.tick() => {
                connections.end_silent();
                continue;
            }
        };
        // Closed at once where there is no room: the caller sees a closed connection.
        let Ok(connection) = connections.open(peer.ip()) else { continue };
        let (router, drain, open) = (router.clone(), Arc::clone(&drain), open.clone());
        let tls = certificate.as_ref().map(|current| Arc::clone(&current.borrow()));
        tokio::spawn(async move {
            let stream = connection.watch(stream);
            match tls {
                None => speak(stream, peer, &connection, router, &drain).await,
                Some(config) => {
                    let handshake = TlsAcceptor::from(config).accept(stream);
                    let handshake = timeout(HEADERS, handshake);
                    let handshake = tokio::select! {
                        shaken = handshake => shaken,
                        () = connection.connection().told().notified() => return,
                    };
                    if let Ok(Ok(stream)) = handshake {
                        speak(stream, peer, &connection, router, &drain).await;
                    }
                }
            }
            drop(open);
        });
    }
    drop((listener, open));
    drain.begin();
    // What is not done by then is cut off.
    let _ = timeout(DRAIN, all_ended.recv()).await;
}

async fn accept(listener: &TcpListener, connections: &Connections) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_of_connection(&error) => {}
            // Such as too many open files.
            Err(_) if connections.make_room() => sleep(ROOM_MADE).await,
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                sleep(ACCEPT_AGAIN).await;
            }
        }
    }
}

/// Whether the caller went away before they were accepted.
fn is_of_connection(error: &Error) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Until the caller has closed the connection, or after the request that is under way when the
/// server stops.
async fn speak<S>(
    stream: S,
    peer: SocketAddr,
    caller: &OpenConnection,
    router: Router,
    drain: &Drain,
) where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let for_requests = caller.caller_of_request();
    let service = service_fn(move |request: Request<Incoming>| {
        let refused = host::refuse(&request);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(for_requests.clone());
        let mut router = router.clone();
        async move {
            match refused {
                Some(refused) => Ok(refused),
                None => router.call(request).await,
            }
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(HEAD);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    let mut begun = pin!(drain.waiting.notified());
    let caller = caller.connection();
    let mut told = pin!(caller.told().notified());
    let (mut is_registered, mut is_told) = (false, false);
    // A `select!` would ask with each request whether the server stops, all connections at one
    // lock. A task's waker stays the same: it is registered once.
    let ended = poll_fn(|context| {
        if !is_registered {
            is_registered = true;
            let _ = begun.as_mut().poll(context);
            let _ = told.as_mut().poll(context);
        }
        // Another needs the room, and the caller has nothing to say.
        if caller.is_to_end() {
            if !caller.is_working() {
                return Poll::Ready(());
            }
            // They said it in time.
            if !is_told {
                is_told = true;
                connection.as_mut().graceful_shutdown();
            }
        }
        if !is_told && drain.has_begun.load(Ordering::Acquire) {
            is_told = true;
            connection.as_mut().graceful_shutdown();
        }
        // What went wrong is the caller's affair: they went away, or spoke something else.
        connection.as_mut().poll(context).map(drop)
    });
    ended.await;
}

/// Tells connections that the server is to stop.
#[derive(Default)]
struct Drain {
    has_begun: AtomicBool,
    waiting: Notify,
}

impl Drain {
    fn begin(&self) {
        self.has_begun.store(true, Ordering::Release);
        self.waiting.notify_waiters();
    }
}
