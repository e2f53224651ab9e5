//! Reading and writing in transactions.

use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join;
use metrics::{counter, histogram};
use tokio_postgres::error::SqlState;
use tracing::Instrument as _;

use super::connection::{Connection, Isolation};
use super::listener::{CHANNEL, Kind};
use super::rows::{Fault, find_one};
use super::{PostgresStore, audit, mail, span};
use crate::answers::is_undone;
use crate::audit::take_event;
use crate::kept::{Kept, now};
use crate::mail::take_letters;
use crate::{COMMIT_SECONDS, RETRIES, StoreError};

/// How often a write is tried that the server undid to let another go on.
const TRIES: u32 = 8;

impl PostgresStore {
    /// Reads by one query, which sees one moment by itself.
    pub(super) async fn read<T, F: Future<Output = Result<T, Fault>>>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Connection) -> F,
    ) -> Result<T, StoreError> {
        let read = async {
            let connection = self.connection(doing).await?;
            work(connection).await.map_err(|fault| fault.while_doing(doing))
        };
        read.instrument(span(doing)).await
    }

    /// Does `work` in one transaction, with the entry of the audit log that tells of it
    /// ([`crate::audit::recording`]) and the letters that do ([`crate::mail::telling`]), and
    /// returns when it is durable, or was undone. What `work` did may be undone, and `work`
    /// be done again, because of another's.
    pub(super) async fn write<T: 'static, F: Future<Output = Result<T, Fault>>>(
        &self,
        doing: &'static str,
        work: impl Fn(Connection) -> F,
    ) -> Result<T, StoreError> {
        self.write_and_tell(None, doing, work).instrument(span(doing)).await
    }

    /// Changes what is kept in memory, and tells all nodes in the same transaction.
    pub(super) async fn write_counted<T: 'static, F: Future<Output = Result<T, Fault>>>(
        &self,
        kind: Kind,
        doing: &'static str,
        work: impl Fn(Connection) -> F,
    ) -> Result<T, StoreError> {
        let written = self.write_and_tell(Some(kind), doing, work);
        let outcome = written.instrument(span(doing)).await;
        // The server tells us, too, but maybe after the caller has asked again.
        self.memory.changed(kind);
        outcome
    }

    async fn write_and_tell<T: 'static, F: Future<Output = Result<T, Fault>>>(
        &self,
        kind: Option<Kind>,
        doing: &'static str,
        work: impl Fn(Connection) -> F,
    ) -> Result<T, StoreError> {
        let (event, letters) = (take_event(), take_letters());
        let mut tries = 0;
        loop {
            let connection = self.connection(doing).await?;
            // BEGIN is not waited for before the work goes on its way behind it.
            let (begun, done) = join(connection.begin(Isolation::ReadCommitted), async {
                let done = work(connection.clone()).await?;
                if connection.changes() > 0 {
                    if let Some(kind) = kind {
                        tell(&connection, kind).await?;
                    }
                    if !is_undone(&done) {
                        mail::keep(&connection, &letters).await?;
                        // Last: it locks the chain's head.
                        if let Some(event) = &event {
                            audit::append(&connection, event).await?;
                        }
                    }
                }
                Ok(done)
            })
            .await;
            let done = match begun.and(done) {
                Ok(done) => {
                    let since = now();
                    let committed = connection.commit().await;
                    histogram!(COMMIT_SECONDS).record(since.elapsed());
                    committed.map(|()| done)
                }
                Err(fault) => {
                    // The work's fault says more than why it cannot be undone; then the
                    // connection is closed.
                    let _ = connection.roll_back().await;
                    Err(fault)
                }
            };
            tries += 1;
            match done {
                Err(fault) if tries < tries_for(&fault) => {
                    counter!(RETRIES).increment(1);
                    drop(connection);
                    // Not all at once, as the last time.
                    tokio::time::sleep(Duration::from_millis(u64::from(tries * tries))).await;
                }
                done => return done.map_err(|fault| fault.while_doing(doing)),
            }
        }
    }

    /// What is kept, or what is read by one query: a thing that is not there is not kept.
    pub(super) async fn find_kept<K: Hash + Eq + Clone, V, F>(
        &self,
        kept: &Kept<K, V>,
        doing: &'static str,
        key: &K,
        read: impl FnOnce(Connection) -> F,
    ) -> Result<Option<Arc<V>>, StoreError>
    where
        F: Future<Output = Result<Option<V>, Fault>>,
    {
        if self.pool.is_closed() {
            return Err(StoreError::Closed);
        }
        let asking = match kept.find_trusted(key) {
            Ok(value) => return Ok(Some(value)),
            Err(asking) => asking,
        };
        let found = self.read(doing, read).await?.map(Arc::new);
        if let Some(value) = &found {
            kept.keep(key, value, asking.changes, asking.at);
        }
        Ok(found)
    }
}

/// How often to try what failed so.
fn tries_for(fault: &Fault) -> u32 {
    let Fault::Postgres(fault) = fault else { return 1 };
    match fault.code() {
        // Two transactions waited for each other, and the server chose one to go on.
        Some(&SqlState::T_R_DEADLOCK_DETECTED | &SqlState::T_R_SERIALIZATION_FAILURE) => TRIES,
        // Maybe another committed between our look and our change: the next look sees what
        // it did. If it was there all the time, the second try fails as the first did.
        Some(&SqlState::UNIQUE_VIOLATION | &SqlState::FOREIGN_KEY_VIOLATION) => 2,
        _ => 1,
    }
}

/// Tells all nodes of a change, when it is committed.
pub(super) async fn tell(connection: &Connection, kind: Kind) -> Result<(), Fault> {
    find_one(connection, "SELECT pg_notify($1, $2)", (CHANNEL, kind.as_str()), |_| Ok(())).await?;
    Ok(())
}
