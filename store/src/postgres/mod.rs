//! The store in a PostgreSQL database, which several nodes may share.
//!
//! Each method is one transaction on a connection of the pool (`transaction`). Writes run
//! at READ COMMITTED, and say themselves what must not change between their statements: by a
//! row that they lock, by a condition of the change itself, or by an advisory lock
//! (`locks`) where there is no row yet. SERIALIZABLE would find the same conflicts, and
//! more that are none, by undoing work that was done: many who redeem one code at once would
//! each begin anew, where a row's lock lets them wait for their turn.
//!
//! The queries are those of `crate::sql`, translated by `dialect`. Several servers may be
//! there for the database (`servers`); one has it at a time.

mod address;
mod address_option;
mod connection;
mod dialect;
mod listener;
mod locks;
mod migration;
mod query;
mod schema;
mod servers;
mod tls;
mod transaction;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool_postgres::{
    Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime, Timeouts,
};
use metrics::histogram;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tokio_postgres::Config;
use tracing::{Span, trace_span};

pub use self::address::{PostgresUrl, PostgresUrlError};
use self::connection::Connection;
use self::listener::{Listener, TRUSTED_FOR};
use self::servers::{Servers, WAIT};
use self::tls::Tls;
use crate::cache::now;
use crate::connections::Connections;
use crate::error::StoreError;
use crate::measures::{CONNECTION_SECONDS, TRACE};
use crate::memory::Memory;
use crate::sql::error::describe_postgres;

/// How long to wait for what a request reads or writes; longer than the server itself waits
/// for a lock. A commit whose standby is away may never be answered.
const PATIENCE: Duration = Duration::from_secs(15);

/// How many connections a node uses unless it is told otherwise; one more listens.
pub const DEFAULT_POOL_SIZE: usize = 16;

const OPEN: &str = "open the database";

/// A store in a PostgreSQL database. Clones are handles to the same store.
#[derive(Clone)]
pub struct PostgresStore {
    pool: Pool,
    /// As many may write at once: commits that wait for a standby, or for a lock, leave connections
    /// to read by.
    turns: Arc<Semaphore>,
    memory: Arc<Memory>,
    listener: Arc<Listener>,
}

impl fmt::Debug for PostgresStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PostgresStore").finish_non_exhaustive()
    }
}

impl PostgresStore {
    /// Opens the database, with at most so many connections at once and one more to listen,
    /// and gives it a schema if it has none.
    pub async fn open(url: &PostgresUrl, pool_size: usize) -> Result<Self, StoreError> {
        let unreachable = |fault: String| StoreError::Database {
            doing: OPEN,
            fault: format!("PostgreSQL at {url}: {fault}"),
        };
        let servers = Servers::new(url, Tls::new().map_err(unreachable)?);
        let pool = make_pool(servers.clone(), pool_size).map_err(unreachable)?;
        let object = pool.get().await.map_err(|fault| unreachable(of_pool(&fault)))?;
        schema::prepare(&Connection::new(object)).await?;
        let memory = Arc::new(Memory::new(TRUSTED_FOR));
        let listener = Arc::new(Listener::start(servers, Arc::clone(&memory)));
        let turns = Arc::new(Semaphore::new(writers(pool_size)));
        Ok(Self { pool, turns, memory, listener })
    }

    /// How the connections are at this moment.
    pub fn connections(&self) -> Connections {
        let status = self.pool.status();
        Connections {
            limit: status.max_size,
            idle: status.available,
            in_use: status.size.saturating_sub(status.available),
            waiting: status.waiting,
        }
    }

    /// Closes the store for all its handles: what is under way ends, and any further use is
    /// refused with [`StoreError::Closed`].
    pub async fn close(&self) {
        self.listener.stop();
        self.pool.close();
        // Those in use are closed when they are given back. A database that does not answer
        // does not keep the program from ending.
        let all_closed = async {
            while self.pool.status().size > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let _ = timeout(PATIENCE, all_closed).await;
    }

    /// Does `work` with the driver's own client.
    pub(crate) async fn with_client<T>(
        &self,
        work: impl AsyncFnOnce(&mut tokio_postgres::Client) -> T,
    ) -> Result<T, StoreError> {
        match self.pool.get().await {
            Ok(mut object) => Ok(work(&mut object).await),
            Err(fault) => Err(StoreError::Unavailable { doing: OPEN, fault: of_pool(&fault) }),
        }
    }

    /// A connection of the pool.
    async fn connection(&self, doing: &'static str) -> Result<Connection, StoreError> {
        self.connection_with(None, now(), doing).await
    }

    /// A connection to write by.
    async fn writing_connection(&self, doing: &'static str) -> Result<Connection, StoreError> {
        let began = now();
        let turn = timeout(WAIT, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(turn) = turn else {
            histogram!(CONNECTION_SECONDS).record(began.elapsed());
            let fault = "all connections to write by are in use: other commits wait, for a standby or a lock";
            return Err(StoreError::Unavailable { doing, fault: fault.to_owned() });
        };
        // The semaphore is never closed.
        self.connection_with(turn.ok(), began, doing).await
    }

    async fn connection_with(
        &self,
        turn: Option<OwnedSemaphorePermit>,
        began: Instant,
        doing: &'static str,
    ) -> Result<Connection, StoreError> {
        let found = self.pool.get().await;
        histogram!(CONNECTION_SECONDS).record(began.elapsed());
        match found {
            Ok(object) => Ok(Connection::with_turn(object, turn)),
            Err(PoolError::Closed) => Err(StoreError::Closed),
            Err(fault) => Err(StoreError::Unavailable { doing, fault: of_pool(&fault) }),
        }
    }
}

/// How many of the pool's connections may write at once: a quarter is for reads alone.
fn writers(pool_size: usize) -> usize {
    (pool_size - pool_size.div_ceil(4)).max(1)
}

/// For traces: what is done, and how long it takes, with the wait for a connection.
fn span(doing: &'static str) -> Span {
    trace_span!(
        target: TRACE,
        "store",
        otel.name = doing,
        otel.kind = "client",
        db.system.name = "postgresql",
    )
}

fn make_pool(servers: Servers, pool_size: usize) -> Result<Pool, String> {
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    // The servers have the configuration.
    Pool::builder(Manager::from_connect(Config::new(), servers, recycling))
        .max_size(pool_size)
        .runtime(Runtime::Tokio1)
        .timeouts(Timeouts { wait: Some(WAIT), create: Some(WAIT), recycle: Some(WAIT) })
        .build()
        .map_err(|fault| fault.to_string())
}

/// Why there is no connection. Nothing of it quotes the address.
fn of_pool(fault: &PoolError) -> String {
    match fault {
        PoolError::Backend(fault) => describe_postgres(fault),
        PoolError::Timeout(_) => {
            "it gave no connection within 5 seconds: it is away, or all are in use".to_owned()
        }
        other => other.to_string(),
    }
}
