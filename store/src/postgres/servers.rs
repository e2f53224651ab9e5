//! The servers that a database may be on, and which of them it is on.
//!
//! An address may name several: one takes writes, and the others are standbys. A connection is
//! made to the one that takes writes. When another takes its place, the connections to the
//! one before are given up, also those that wait for its answer: it may be frozen, cut off,
//! or be a standby now, and know nothing of what has been revoked since.

use std::fmt;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, poll_fn};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::error::DbError;
use tokio_postgres::{AsyncMessage, Client, Config, Error, SimpleQueryMessage, Socket};

use super::address::PostgresUrl;
use super::tls::{Stream, Tls};

/// How long to wait for a connection, be it one of the pool or a new one.
pub(super) const WAIT: Duration = Duration::from_secs(5);

/// How long a server may keep us waiting until the next is asked beside it: one that is off,
/// or frozen, does not even refuse.
const HEAD_START: Duration = Duration::from_millis(250);

/// What each connection of the pool is told.
///
/// What a method has reported must survive a loss of power, so commits are flushed also
/// where the server's own setting would not. A node that hangs, or is cut off, in the midst
/// of a transaction must not hold its locks for ever. Whatever writes says so when it begins:
/// if its BEGIN fails, the statements behind it change nothing either.
const SET_UP: &str = "
    SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') = 'off';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '30s';
    SET default_transaction_read_only = on;
    SET client_min_messages = 'warning'";

/// Tells one server, and each of its starts, from another.
const SERVER: &str = "
    SELECT concat_ws(' ', inet_server_addr(), inet_server_port(),
        extract(epoch FROM pg_postmaster_start_time()))";

const IS_READ_ONLY: &str = "SHOW transaction_read_only";

/// PostgreSQL's function that waits for a standby's confirmation of a commit.
const WAIT_FOR_STANDBY: &str = "SyncRepWaitForLSN";

/// A connection's bytes, which a task has to move.
pub(super) type Wire = tokio_postgres::Connection<Socket, Stream<Socket>>;

/// Clones are handles to the same.
#[derive(Clone)]
pub(super) struct Servers(Arc<Inner>);

struct Inner {
    hosts: Vec<Config>,
    tls: Tls,
    /// Which one it is on; empty until that is known.
    current: watch::Sender<String>,
}

impl Servers {
    pub(super) fn new(url: &PostgresUrl, tls: Tls) -> Self {
        let (hosts, (current, _)) = (url.hosts(), watch::channel(String::new()));
        Self(Arc::new(Inner { hosts, tls, current }))
    }

    /// A connection to the server that takes writes: the first that says so.
    pub(super) async fn connect(&self) -> Result<(Client, Wire), Error> {
        let Inner { hosts, tls, .. } = &*self.0;
        let (mut untried, mut tried, mut fault) = (hosts.iter(), FuturesUnordered::new(), None);
        loop {
            tried.extend(untried.next().map(|host| host.connect(tls.clone())));
            match (timeout(HEAD_START, tried.next()).await, fault.take()) {
                (Ok(Some(Ok(connected))), _) => return Ok(connected),
                (Ok(Some(Err(error))), _) => fault = Some(error),
                (Ok(None), Some(error)) => return Err(error),
                // There is no host: the driver says so.
                (Ok(None), None) => return Config::new().connect(tls.clone()).await,
                (Err(_), before) => fault = before,
            }
        }
    }

    /// Says which server the database is on now: where it is that of `client`.
    pub(super) async fn follow(&self, client: &Client) -> Result<(), Error> {
        let server = ask(client, SERVER).await?;
        self.0.current.send_if_modified(|current| {
            if *current == server {
                return false;
            }
            if !current.is_empty() {
                tracing::warn!("the database is on another server, or was started anew");
            }
            *current = server;
            true
        });
        Ok(())
    }
}

/// For the pool.
impl deadpool_postgres::Connect for Servers {
    fn connect(&self, _: &Config) -> BoxFuture<'_, Result<(Client, JoinHandle<()>), Error>> {
        Box::pin(async {
            let current = self.0.current.subscribe();
            let (client, wire) = Self::connect(self).await?;
            let (tell, told) = oneshot::channel();
            let task = tokio::spawn(async move {
                // What still waits for an answer learns that the connection is closed.
                tokio::select! {
                    () = carry(wire) => {}
                    () = until_left(current, told) => {}
                }
            });
            match ask(&client, &format!("{SET_UP}; {SERVER}")).await {
                Ok(server) => {
                    let _ = tell.send(server);
                    Ok((client, task))
                }
                Err(error) => {
                    task.abort();
                    Err(error)
                }
            }
        })
    }
}

impl fmt::Debug for Servers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Servers").finish_non_exhaustive()
    }
}

/// Moves a connection's bytes until it ends.
async fn carry(mut wire: Wire) {
    let mut messages = poll_fn(|context| wire.poll_message(context));
    while let Some(message) = messages.next().await {
        match message {
            Ok(AsyncMessage::Notice(notice)) if is_unconfirmed(&notice) => {
                tracing::warn!(notice = notice.message(), "a commit may be lost with its server");
                return;
            }
            Ok(_) => {}
            Err(error) => {
                tracing::debug!(%error, "a connection to the database ended");
                return;
            }
        }
    }
}

/// A commit's wait for its standby was ended, as `pg_cancel_backend` does: the server goes
/// on to report success, though the standby may know nothing of it. The connection is
/// closed before that is read, so that it is not reported.
fn is_unconfirmed(notice: &DbError) -> bool {
    notice.routine() == Some(WAIT_FOR_STANDBY)
}

/// Waits until the database is on another server than the one that is told.
async fn until_left(mut current: watch::Receiver<String>, told: oneshot::Receiver<String>) {
    if let Ok(own) = told.await {
        while current.changed().await.is_ok() {
            if *current.borrow_and_update() != own {
                return;
            }
        }
    }
    pending::<()>().await;
}

/// Whether the server of a connection takes no writes any more.
pub(super) async fn is_read_only(client: &Client) -> Result<bool, Error> {
    Ok(ask(client, IS_READ_ONLY).await? == "on")
}

/// The one value that statements answer, the last of them.
async fn ask(client: &Client, sql: &str) -> Result<String, Error> {
    let answers = client.simple_query(sql).await?;
    let value = answers.iter().rev().find_map(|answer| match answer {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    Ok(value.unwrap_or_default().to_owned())
}
