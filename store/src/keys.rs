//! The server's own keys, wrapped, and facts about the database itself.

use async_trait::async_trait;
use oauth::timestamp::Timestamp;

use crate::error::StoreError;

/// A key as it is kept: encrypted with the master key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// Its id, unique.
    pub id: String,
    /// What it is for, such as `seal`.
    pub purpose: String,
    /// Nonce and ciphertext.
    pub wrapped: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Keeps keys, and marks of the database.
#[async_trait]
pub trait KeyStore {
    /// All keys, oldest first.
    async fn keys(&self) -> Result<Vec<WrappedKey>, StoreError>;

    /// Keeps a key, unless there is one for its purpose already; returns the
    /// one that is kept, so that nodes starting together agree.
    async fn keep_first_key(&self, key: &WrappedKey) -> Result<WrappedKey, StoreError>;

    /// Keeps another key for a purpose that may have keys already. Its id must be
    /// new.
    async fn add_key(&self, key: &WrappedKey) -> Result<(), StoreError>;

    /// Deletes a key; one that is gone already is no fault, since nodes delete
    /// the same ones.
    async fn delete_key(&self, id: &str) -> Result<(), StoreError>;

    /// Reads a mark of the database, such as `demo`.
    async fn mark(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Sets a mark of the database.
    async fn set_mark(&self, name: &str, value: &str) -> Result<(), StoreError>;

    /// Whether nobody and nothing is registered yet: no user, no client.
    async fn is_empty(&self) -> Result<bool, StoreError>;

    /// Asks the database for a sign of life.
    async fn ping(&self) -> Result<(), StoreError>;
}
