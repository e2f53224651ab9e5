//! The store in one SQLite file: the embedded default.
//!
//! Writes go through one thread that commits them in groups (`writer`), reads
//! through connections of their own (`readers`). The file is in WAL mode with
//! `synchronous=FULL`: what a method has reported survives a loss of power.
//!
//! The queries are those of `crate::sql`. One that runs on every request is listed in the
//! test of `plans.rs`, which checks that it uses an index.

pub mod backup;
mod cache;
mod connection;
mod migration;
mod open;
#[cfg(test)]
mod plans;
mod readers;
mod schema;
mod writer;

use std::future::ready;
use std::hash::Hash;
use std::path::Path;
use std::sync::Arc;

use admission::Work;
use tracing::{Instrument as _, Span, trace_span};

use self::cache::{TRUSTED_FOR, changes};
use self::connection::{Connection, outcome};
use self::open::{connect, create_private_file};
use self::readers::Readers;
use self::writer::Writer;
use crate::cache::Cache;
use crate::error::StoreError;
use crate::measures::TRACE;
use crate::memory::{Memory, Topic};
use crate::sql::driver::{Driver, Reads};
use crate::sql::error::QueryError;
use crate::sql::transaction::Transaction as _;
use crate::sql::value::params;

const OPEN: &str = "open the database";

// Reads the file itself, where a bare SELECT 1 would not.
const PING: &str = "SELECT user_version FROM pragma_user_version";

/// Reads that take long and wait for another to end.
const READS_WAITING: usize = 16;

/// A store in one SQLite file. Clones are handles to the same store; when the
/// last one is dropped, the writes handed over are finished.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    writer: Writer,
    readers: Arc<Readers>,
    memory: Arc<Memory>,
    /// Reads that take long.
    at_length: Work,
}

impl SqliteStore {
    /// Opens the database file at `path`, which is made if there is none (its
    /// folder must exist), and gives it a schema if it has none.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        create_private_file(path).map_err(|fault| StoreError::Database {
            doing: OPEN,
            fault: format!("{}: {fault}", path.display()),
        })?;
        let mut connection = connect(path).map_err(|error| error.while_doing(OPEN))?;
        schema::prepare(&mut connection)?;
        let readers = Readers::open(path.to_owned()).map_err(|error| error.while_doing(OPEN))?;
        let writer = Writer::start(Connection::new(connection)).map_err(|fault| {
            StoreError::Database { doing: "start the writer's thread", fault: fault.to_string() }
        })?;
        Ok(Self {
            writer,
            readers: Arc::new(readers),
            memory: Arc::new(Memory::new(TRUSTED_FOR)),
            at_length: Work::new(1, READS_WAITING, READS_WAITING),
        })
    }

    /// Closes the store for all its handles: finishes the writes handed over,
    /// and refuses any further use with [`StoreError::Closed`]. Returns when
    /// the file is as it will stay.
    pub async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
    }

    pub(crate) async fn ended(&self) {
        self.writer.ended().await;
    }

    fn read_now<T>(
        &self,
        doing: &'static str,
        read: impl FnOnce(&Readers) -> Result<T, QueryError>,
    ) -> Result<T, StoreError> {
        self.refuse_if_closed()?;
        let _span = span(doing).entered();
        read(&self.readers).map_err(|error| error.while_doing(doing))
    }

    fn refuse_if_closed(&self) -> Result<(), StoreError> {
        if self.writer.is_closed() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

impl Driver for SqliteStore {
    type Transaction = Connection;

    fn memory(&self) -> &Memory {
        &self.memory
    }

    // What is asked of a connection is done at once: these futures are ready, and small.

    fn read<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Connection) -> F + Send,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        ready(self.read_now(doing, |readers| readers.read(work)))
    }

    fn read_snapshot<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Connection) -> F + Send,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        ready(self.read_now(doing, |readers| readers.read_snapshot(work)))
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
        let store = self.clone();
        // Not where requests are answered.
        let read = move || store.read_now(doing, |readers| readers.read(work));
        let failed = |fault: String| StoreError::Database { doing, fault };
        let found = self.at_length.run("", read).await.map_err(|busy| failed(busy.to_string()))?;
        found.map_err(|stopped| failed(stopped.to_string()))?
    }

    fn read_cached<K, V, F>(
        &self,
        (topic, cache): (Topic, &Cache<K, V>),
        _: Reads,
        doing: &'static str,
        key: &K,
        work: impl FnOnce(Connection) -> F + Send,
    ) -> impl Future<Output = Result<Option<Arc<V>>, StoreError>> + Send
    where
        K: Hash + Eq + Clone + Send + Sync,
        V: Send + Sync,
        F: Future<Output = Result<Option<V>, QueryError>> + Send,
    {
        let find = || {
            self.refuse_if_closed()?;
            let miss = match cache.get(key) {
                Ok(value) => return Ok(Some(value)),
                Err(miss) => miss,
            };
            let count = async |connection: Connection| changes(&connection, topic).await;
            let count = self.read_now(doing, |readers| readers.read(count))?;
            if let Some(value) = cache.get_unchanged(key, count, miss) {
                return Ok(Some(value));
            }
            let read = async |connection: Connection| {
                Ok((work(connection.clone()).await?, changes(&connection, topic).await?))
            };
            let (found, count) = self.read_now(doing, |readers| readers.read_snapshot(read))?;
            let found = found.map(Arc::new);
            if let Some(value) = &found {
                cache.insert(key, value, count, miss.at);
            }
            Ok(found)
        };
        ready(find())
    }

    fn write<A, T, F>(
        &self,
        doing: &'static str,
        args: A,
        work: impl Fn(Connection, Arc<A>) -> F + Send + Sync + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let args = Arc::new(args);
        let work =
            move |connection: &Connection| outcome(work(connection.clone(), Arc::clone(&args)));
        self.writer.write(doing, work).instrument(span(doing))
    }

    fn invalidate(&self, topic: Topic) {
        self.memory.invalidate(topic);
    }

    async fn ping(&self, doing: &'static str) -> Result<(), StoreError> {
        let ping = async |connection: Connection| connection.exists(PING, params![]).await;
        self.read_now(doing, |readers| readers.read(ping))?;
        // A group without changes flushes nothing: this asks the writer only
        // whether it still gets its turn.
        self.write(doing, (), |_, _| ready(Ok(()))).await
    }
}

/// For traces: what is done, and how long it takes; of a write, until it is durable.
fn span(doing: &'static str) -> Span {
    trace_span!(target: TRACE, "store", otel.name = doing, db.system.name = "sqlite")
}
