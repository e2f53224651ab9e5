//! What a database does for the queries of this folder.

use std::hash::Hash;
use std::sync::Arc;

use super::acting::hold;
use super::effects::commit;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction;
use super::value::Value;
use crate::cache::Cache;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::{Memory, Topic};

/// By how many queries something is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    One,
    /// They see the same moment.
    Several,
}

/// An open database. The work that is handed to it is a future of queries on one transaction.
pub(crate) trait Driver: Clone + Send + Sync + 'static {
    type Transaction: Transaction;

    /// What this process remembers of the database.
    fn memory(&self) -> &Memory;

    /// Reads by one query, which sees one moment by itself. Whatever reads may be done again.
    fn read<T, F>(
        &self,
        doing: &'static str,
        work: impl Fn(Self::Transaction) -> F + Send + Sync,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send;

    /// Reads by several queries that all see the same moment.
    fn read_snapshot<T, F>(
        &self,
        doing: &'static str,
        work: impl Fn(Self::Transaction) -> F + Send + Sync,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send;

    /// Reads so much that no request may wait for it.
    fn read_at_length<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Self::Transaction) -> F + Send + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send;

    /// What is cached, or what `work` reads: what is not there is not cached.
    fn read_cached<K, V, F>(
        &self,
        cache: (Topic, &Cache<K, V>),
        reads: Reads,
        doing: &'static str,
        key: &K,
        work: impl Fn(Self::Transaction) -> F + Send + Sync,
    ) -> impl Future<Output = Result<Option<Arc<V>>, StoreError>> + Send
    where
        K: Hash + Eq + Clone + Send + Sync,
        V: Send + Sync,
        F: Future<Output = Result<Option<V>, QueryError>> + Send;

    /// Does `work` in one transaction, and returns when it is durable, or was undone. What it
    /// did may be undone, and it be done again, because of another's.
    fn write<A, T, F>(
        &self,
        doing: &'static str,
        args: A,
        work: impl Fn(Self::Transaction, Arc<A>) -> F + Send + Sync + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send;

    /// Lets nothing cached about a topic be used before the database was asked again.
    fn invalidate(&self, topic: Topic);

    /// Whether the database answers, and takes writes.
    fn ping(&self, doing: &'static str) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The first row of one query, if it has one.
    fn find_one<T: Send>(
        &self,
        doing: &'static str,
        sql: &'static str,
        params: &[Value<'_>],
        decode: fn(&mut Columns<'_>) -> Result<T, QueryError>,
    ) -> impl Future<Output = Result<Option<T>, StoreError>> + Send {
        self.read(doing, move |tx| async move { tx.find_one(sql, params, decode).await })
    }

    /// All rows of one query.
    fn find_all<T: Send>(
        &self,
        doing: &'static str,
        sql: &'static str,
        params: &[Value<'_>],
        decode: fn(&mut Columns<'_>) -> Result<T, QueryError>,
    ) -> impl Future<Output = Result<Vec<T>, StoreError>> + Send {
        self.read(doing, move |tx| async move { tx.find_all(sql, params, decode).await })
    }

    /// As [`Self::write`], while who does it may. If `work` changed something, the effects are
    /// committed with it, and the change is announced to those who may have cached what is
    /// `changed`.
    fn write_with<A, T, F>(
        &self,
        changed: impl Into<Option<Topic>>,
        effects: Effects,
        doing: &'static str,
        args: A,
        work: impl Fn(Self::Transaction, Arc<A>) -> F + Send + Sync + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let (changed, effects) = (changed.into(), Arc::new(effects));
        let written = self.write(doing, args, move |tx: Self::Transaction, args| {
            let work = work(tx.clone(), args);
            finish(tx, changed, Arc::clone(&effects), work)
        });
        async move {
            let outcome = written.await;
            if let Some(topic) = changed {
                self.invalidate(topic);
            }
            outcome
        }
    }
}

/// Waits for `work`, and commits what follows from it if it changed something.
async fn finish<T>(
    tx: impl Transaction,
    changed: Option<Topic>,
    effects: Arc<Effects>,
    work: impl Future<Output = Result<T, QueryError>> + Send,
) -> Result<T, QueryError> {
    if let Some(acting) = &effects.acting {
        hold(&tx, acting).await?;
    }
    let before = tx.changes();
    let outcome = work.await?;
    if tx.changes() != before {
        if let Some(topic) = changed {
            tx.announce(topic).await?;
        }
        commit(&tx, &effects).await?;
    }
    Ok(outcome)
}
