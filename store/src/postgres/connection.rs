//! A connection of the pool, and the transaction on it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use deadpool_postgres::Object;
use tokio::sync::OwnedSemaphorePermit;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use crate::sql::error::QueryError;

/// A connection in use; clones are handles to the same. When the last one is dropped, it
/// goes back to the pool.
#[derive(Clone)]
pub(crate) struct Connection(Arc<Held>);

struct Held {
    /// `None` only while it is dropped.
    object: Option<Object>,
    /// Given back with the connection: one whose COMMIT is not answered is still in use.
    turn: Option<OwnedSemaphorePermit>,
    /// Whether a transaction was begun and not ended.
    is_open: AtomicBool,
    /// Whether another connection has to take its place.
    is_lost: AtomicBool,
    changes: AtomicU64,
}

/// How a transaction sees what others do meanwhile.
#[derive(Clone, Copy, Debug)]
pub(super) enum Isolation {
    /// Each statement sees what was committed before it. For writes: what must not change
    /// between two statements is locked.
    ReadCommitted,
    /// All statements see the same moment, and write nothing.
    OneMoment,
}

impl Connection {
    pub(super) fn new(object: Object) -> Self {
        Self::with_turn(object, None)
    }

    /// For who has to wait for a turn.
    pub(super) fn with_turn(object: Object, turn: Option<OwnedSemaphorePermit>) -> Self {
        let (is_open, is_lost) = (AtomicBool::new(false), AtomicBool::new(false));
        let changes = AtomicU64::new(0);
        Self(Arc::new(Held { object: Some(object), turn, is_open, is_lost, changes }))
    }

    /// How many rows were changed on it since it was taken.
    pub(super) fn changes(&self) -> u64 {
        self.0.changes.load(Ordering::Relaxed)
    }

    /// Counts rows that a query changed beside answering.
    pub(super) fn note_changes(&self, rows: u64) {
        self.0.changes.fetch_add(rows, Ordering::Relaxed);
    }

    pub(super) async fn query(
        &self,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, QueryError> {
        let object = self.object()?;
        let query = async {
            let statement = object.prepare_cached(sql).await?;
            object.query(&statement, params).await
        };
        self.note_loss(query.await)
    }

    /// Changes rows; how many they were.
    pub(super) async fn execute(
        &self,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<u64, QueryError> {
        let object = self.object()?;
        let execution = async {
            let statement = object.prepare_cached(sql).await?;
            object.execute(&statement, params).await
        };
        let rows = self.note_loss(execution.await)?;
        self.note_changes(rows);
        Ok(rows)
    }

    /// Runs statements that take no parameters and answer nothing.
    pub(super) async fn run(&self, sql: &str) -> Result<(), QueryError> {
        self.note_loss(self.object()?.batch_execute(sql).await)
    }

    pub(super) async fn begin(&self, isolation: Isolation) -> Result<(), QueryError> {
        self.0.is_open.store(true, Ordering::Relaxed);
        self.run(match isolation {
            Isolation::ReadCommitted => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
            Isolation::OneMoment => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
        .await
    }

    pub(super) async fn commit(&self) -> Result<(), QueryError> {
        self.end("COMMIT").await
    }

    pub(super) async fn roll_back(&self) -> Result<(), QueryError> {
        self.end("ROLLBACK").await
    }

    async fn end(&self, how: &str) -> Result<(), QueryError> {
        self.run(how).await?;
        self.0.is_open.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// A connection to a server that takes no writes any more stays open by itself.
    fn note_loss<T>(&self, outcome: Result<T, tokio_postgres::Error>) -> Result<T, QueryError> {
        let outcome = outcome.map_err(QueryError::from);
        if outcome.as_ref().is_err_and(QueryError::is_lost) {
            self.0.is_lost.store(true, Ordering::Relaxed);
        }
        outcome
    }

    fn object(&self) -> Result<&Object, QueryError> {
        self.0.object.as_ref().ok_or(QueryError::Misuse("the connection was given back"))
    }
}

/// The caller of a transaction may have stopped waiting in its midst. It is rolled back
/// before the connection is used again; if that fails, it is closed.
impl Drop for Held {
    fn drop(&mut self) {
        let is_lost = *self.is_lost.get_mut();
        if !is_lost && !*self.is_open.get_mut() {
            return;
        }
        let Some(object) = self.object.take() else { return };
        if is_lost {
            drop(Object::take(object));
            return;
        }
        let turn = self.turn.take();
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            drop(Object::take(object));
            return;
        };
        runtime.spawn(async move {
            if object.batch_execute("ROLLBACK").await.is_err() {
                drop(Object::take(object));
            } else {
                drop(object);
            }
            drop(turn);
        });
    }
}
