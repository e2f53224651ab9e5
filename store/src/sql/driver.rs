//! What a database does for the queries of this folder.

use std::hash::Hash;
use std::sync::Arc;

use super::effects::Effects;
use super::error::QueryError;
use super::transaction::Transaction;
use crate::cache::Cache;
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

    /// Reads by one query, which sees one moment by itself.
    fn read<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Self::Transaction) -> F + Send,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        T: Send,
        F: Future<Output = Result<T, QueryError>> + Send;

    /// Reads by several queries that all see the same moment.
    fn read_snapshot<T, F>(
        &self,
        doing: &'static str,
        work: impl FnOnce(Self::Transaction) -> F + Send,
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
        work: impl FnOnce(Self::Transaction) -> F + Send,
    ) -> impl Future<Output = Result<Option<Arc<V>>, StoreError>> + Send
    where
        K: Hash + Eq + Clone + Send + Sync,
        V: Send + Sync,
        F: Future<Output = Result<Option<V>, QueryError>> + Send;

    /// Does `work` in one transaction, and returns when it is durable, or was undone. What it
    /// did may be undone, and it be done again, because of another's.
    fn transact<A, T, F>(
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

    /// As [`Self::transact`], with the entry of the audit log about it
    /// ([`crate::audit::recording`]) and its emails ([`crate::mail::telling`]).
    fn write<A, T, F>(
        &self,
        doing: &'static str,
        args: A,
        work: impl Fn(Self::Transaction, Arc<A>) -> F + Send + Sync + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let effects = Effects::take(None);
        self.transact(doing, args, move |transaction: Self::Transaction, args| {
            let done = work(transaction.clone(), args);
            Effects::follow(effects.clone(), transaction, done)
        })
    }

    /// As [`Self::write`], for a change to what may be cached.
    fn write_announced<A, T, F>(
        &self,
        topic: Topic,
        doing: &'static str,
        args: A,
        work: impl Fn(Self::Transaction, Arc<A>) -> F + Send + Sync + 'static,
    ) -> impl Future<Output = Result<T, StoreError>> + Send
    where
        A: Send + Sync + 'static,
        T: Send + 'static,
        F: Future<Output = Result<T, QueryError>> + Send,
    {
        let effects = Effects::take(Some(topic));
        let written = self.transact(doing, args, move |transaction: Self::Transaction, args| {
            let done = work(transaction.clone(), args);
            Effects::follow(effects.clone(), transaction, done)
        });
        async move {
            let outcome = written.await;
            self.invalidate(topic);
            outcome
        }
    }
}
