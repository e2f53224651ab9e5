//! Reading and writing in transactions.

use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join;
use metrics::{counter, histogram};
use tokio::time::timeout;
use tokio_postgres::error::SqlState;
use tracing::Instrument as _;

use super::connection::{Connection, Isolation};
use super::{PATIENCE, PostgresStore, span};
use crate::cache::{Cache, now};
use crate::error::StoreError;
use crate::measures::{COMMIT_SECONDS, RETRIES};
use crate::memory::{Memory, Topic};
use crate::sql::driver::{Driver, Reads};
use crate::sql::error::QueryError;

/// How often a write is tried that the server undid to let another go on.
const TRIES: u32 = 8;

/// How often one is tried whose connection is lost: others of the pool may be lost as well, and
/// not known to be yet.
const TRIES_IF_LOST: u32 = 3;

const SILENT: QueryError = QueryError::Away("it did not answer within 15 seconds");

const IS_STANDBY: &str = "SELECT pg_is_in_recovery()";

impl Driver for PostgresStore {
    type Transaction = Connection;

    fn memory(&self) -> &Memory {
        &self.memory
    }

    async fn read<T, F>(
        &self,
        doing: &'static str,
        work: impl Fn(Connection) -> F + Send + Sync,
    ) -> Result<T, StoreError>
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        self.read_again(doing, work).instrument(span(doing)).await
    }

    async fn read_snapshot<T, F>(
        &self,
        doing: &'static str,
        work: impl Fn(Connection) -> F + Send + Sync,
    ) -> Result<T, StoreError>
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let read = async |connection: Connection| {
            let begun = connection.begin(Isolation::OneMoment);
            let (begun, found) = join(begun, work(connection.clone())).await;
            begun?;
            let found = found?;
            connection.commit().await?;
            Ok(found)
        };
        self.read_again(doing, read).instrument(span(doing)).await
    }

    async fn read_at_length<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Connection) -> F + Send + 'static,
    ) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let read = async {
            let connection = self.connection(doing).await?;
            work(connection).await.map_err(|error| error.while_doing(doing))
        };
        read.instrument(span(doing)).await
    }

    async fn read_cached<K, V, F>(
        &self,
        (_, cache): (Topic, &Cache<K, V>),
        reads: Reads,
        doing: &'static str,
        key: &K,
        work: impl Fn(Connection) -> F + Send + Sync,
    ) -> Result<Option<Arc<V>>, StoreError>
    where
        K: Hash + Eq + Clone + Send + Sync,
        V: Send + Sync,
        F: Future<Output = Result<Option<V>, QueryError>> + Send,
    {
        if self.pool.is_closed() {
            return Err(StoreError::Closed);
        }
        let miss = match cache.get(key) {
            Ok(value) => return Ok(Some(value)),
            Err(miss) => miss,
        };
        let found = match reads {
            Reads::One => Driver::read(self, doing, work).await?,
            Reads::Several => self.read_snapshot(doing, work).await?,
        };
        let found = found.map(Arc::new);
        if let Some(value) = &found {
            cache.insert(key, value, miss.changes, miss.at);
        }
        Ok(found)
    }

    async fn write<A, T, F>(
        &self,
        doing: &'static str,
        args: A,
        work: impl Fn(Connection, Arc<A>) -> F + Send + Sync + 'static,
    ) -> Result<T, StoreError>
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let args = Arc::new(args);
        let work = |connection| work(connection, Arc::clone(&args));
        self.try_until_done(doing, work).instrument(span(doing)).await
    }

    /// The server tells this node, too, but maybe after the caller has asked again.
    fn invalidate(&self, topic: Topic) {
        self.memory.clear(topic);
    }

    async fn ping(&self, doing: &'static str) -> Result<(), StoreError> {
        let is_writable = async |connection: Connection| {
            let rows = connection.query(IS_STANDBY, &[]).await?;
            match rows.first().map(|row| row.try_get(0)).transpose()? {
                Some(false) => Ok(()),
                _ => Err(QueryError::Away("the server is a standby, which takes no writes")),
            }
        };
        Driver::read(self, doing, is_writable).await
    }
}

impl PostgresStore {
    /// Does `work` in one transaction, which is begun anew if the server undid it for the sake
    /// of another.
    pub(super) async fn try_until_done<T, F: Future<Output = Result<T, QueryError>>>(
        &self,
        doing: &'static str,
        work: impl Fn(Connection) -> F,
    ) -> Result<T, StoreError> {
        let mut tries = 0;
        loop {
            let connection = self.writing_connection(doing).await?;
            let outcome = timeout(PATIENCE, try_once(&connection, &work)).await;
            tries += 1;
            match outcome.unwrap_or(Err(Failure::Unknown(SILENT))) {
                Err(Failure::Undone(error)) if tries < tries_for(&error) => {
                    counter!(RETRIES).increment(1);
                    drop(connection);
                    // Not all at once, as the last time.
                    tokio::time::sleep(Duration::from_millis(u64::from(tries * tries))).await;
                }
                Err(Failure::Undone(error) | Failure::Unknown(error)) => {
                    return Err(error.while_doing(doing));
                }
                Ok(done) => return Ok(done),
            }
        }
    }

    /// Reads, and once more on another connection if the first is lost.
    async fn read_again<T, F: Future<Output = Result<T, QueryError>>>(
        &self,
        doing: &'static str,
        work: impl Fn(Connection) -> F,
    ) -> Result<T, StoreError> {
        let mut tries = 0;
        loop {
            let connection = self.connection(doing).await?;
            let found = timeout(PATIENCE, work(connection)).await.unwrap_or(Err(SILENT));
            tries += 1;
            match found {
                Err(error) if error.is_lost() && tries < TRIES_IF_LOST => {
                    counter!(RETRIES).increment(1);
                }
                found => return found.map_err(|error| error.while_doing(doing)),
            }
        }
    }
}

/// Why a transaction did not succeed.
enum Failure {
    /// It changed nothing.
    Undone(QueryError),
    /// It was to be committed, and there is no answer: to do it again could do it twice.
    Unknown(QueryError),
}

async fn try_once<T, F: Future<Output = Result<T, QueryError>>>(
    connection: &Connection,
    work: impl Fn(Connection) -> F,
) -> Result<T, Failure> {
    // BEGIN is not waited for before the work goes on its way behind it.
    let begun = connection.begin(Isolation::ReadCommitted);
    let (begun, done) = join(begun, work(connection.clone())).await;
    match begun.and(done) {
        Ok(done) => {
            let since = now();
            let committed = connection.commit().await;
            histogram!(COMMIT_SECONDS).record(since.elapsed());
            committed.map(|()| done).map_err(|error| {
                if error.is_lost() { Failure::Unknown(error) } else { Failure::Undone(error) }
            })
        }
        Err(error) => {
            // The work's error says more than why it cannot be undone; then the
            // connection is closed.
            let _ = connection.roll_back().await;
            Err(Failure::Undone(error))
        }
    }
}

/// How often to try what failed so.
fn tries_for(error: &QueryError) -> u32 {
    let QueryError::Postgres(fault) = error else { return 1 };
    match fault.code() {
        _ if error.is_lost() => TRIES_IF_LOST,
        // Two transactions waited for each other, and the server chose one to go on.
        Some(&SqlState::T_R_DEADLOCK_DETECTED | &SqlState::T_R_SERIALIZATION_FAILURE) => TRIES,
        // Maybe another committed between our look and our change: the next look sees what
        // it did. If it was there all the time, the second try fails as the first did.
        Some(&SqlState::UNIQUE_VIOLATION | &SqlState::FOREIGN_KEY_VIOLATION) => 2,
        _ => 1,
    }
}
