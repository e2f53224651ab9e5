//! Reading and writing in transactions.

use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join;
use metrics::{counter, histogram};
use tokio_postgres::error::SqlState;
use tracing::Instrument as _;

use super::connection::{Connection, Isolation};
use super::{PostgresStore, span};
use crate::cache::{Cache, now};
use crate::error::StoreError;
use crate::measures::{COMMIT_SECONDS, RETRIES};
use crate::memory::{Memory, Topic};
use crate::sql::driver::{Driver, Reads};
use crate::sql::error::QueryError;

/// How often a write is tried that the server undid to let another go on.
const TRIES: u32 = 8;

const IS_STANDBY: &str = "SELECT pg_is_in_recovery()";

impl Driver for PostgresStore {
    type Transaction = Connection;

    fn memory(&self) -> &Memory {
        &self.memory
    }

    async fn read<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Connection) -> F + Send,
    ) -> Result<T, StoreError>
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let read = async {
            let connection = self.connection(doing).await?;
            work(connection).await.map_err(|error| error.while_doing(doing))
        };
        read.instrument(span(doing)).await
    }

    async fn read_snapshot<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Connection) -> F + Send,
    ) -> Result<T, StoreError>
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let read = async {
            let connection = self.connection(doing).await?;
            let done = async {
                let begun = connection.begin(Isolation::OneMoment);
                let (begun, found) = join(begun, work(connection.clone())).await;
                begun?;
                let found = found?;
                connection.commit().await?;
                Ok(found)
            };
            done.await.map_err(|error: QueryError| error.while_doing(doing))
        };
        read.instrument(span(doing)).await
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
        Driver::read(self, doing, work).await
    }

    async fn read_cached<K, V, F>(
        &self,
        (_, cache): (Topic, &Cache<K, V>),
        reads: Reads,
        doing: &'static str,
        key: &K,
        work: impl FnOnce(Connection) -> F + Send,
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
                _ => Err(QueryError::Misuse("the server is a standby, which takes no writes")),
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
            let connection = self.connection(doing).await?;
            // BEGIN is not waited for before the work goes on its way behind it.
            let begun = connection.begin(Isolation::ReadCommitted);
            let (begun, done) = join(begun, work(connection.clone())).await;
            let done = match begun.and(done) {
                Ok(done) => {
                    let since = now();
                    let committed = connection.commit().await;
                    histogram!(COMMIT_SECONDS).record(since.elapsed());
                    committed.map(|()| done)
                }
                Err(error) => {
                    // The work's error says more than why it cannot be undone; then the
                    // connection is closed.
                    let _ = connection.roll_back().await;
                    Err(error)
                }
            };
            tries += 1;
            match done {
                Err(error) if tries < tries_for(&error) => {
                    counter!(RETRIES).increment(1);
                    drop(connection);
                    // Not all at once, as the last time.
                    tokio::time::sleep(Duration::from_millis(u64::from(tries * tries))).await;
                }
                done => return done.map_err(|error| error.while_doing(doing)),
            }
        }
    }
}

/// How often to try what failed so.
fn tries_for(error: &QueryError) -> u32 {
    let QueryError::Postgres(error) = error else { return 1 };
    match error.code() {
        // Two transactions waited for each other, and the server chose one to go on.
        Some(&SqlState::T_R_DEADLOCK_DETECTED | &SqlState::T_R_SERIALIZATION_FAILURE) => TRIES,
        // Maybe another committed between our look and our change: the next look sees what
        // it did. If it was there all the time, the second try fails as the first did.
        Some(&SqlState::UNIQUE_VIOLATION | &SqlState::FOREIGN_KEY_VIOLATION) => 2,
        _ => 1,
    }
}
