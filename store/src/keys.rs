//! The server's own keys, wrapped, and facts about the database itself.

use async_trait::async_trait;
use oauth::timestamp::Timestamp;

use crate::effects::Effects;
use crate::error::StoreError;

/// A key as it is kept: encrypted with the master key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    pub id: String,
    /// What it is for, such as `seal`.
    pub purpose: String,
    /// Nonce and ciphertext.
    pub wrapped: Vec<u8>,
    pub created_at: Timestamp,
}

#[async_trait]
pub trait KeyStore {
    /// All keys, oldest first.
    async fn keys(&self) -> Result<Vec<WrappedKey>, StoreError>;

    /// Stores a key unless its purpose has one, and returns that: nodes that start together agree.
    async fn insert_first_key(&self, key: &WrappedKey) -> Result<WrappedKey, StoreError>;

    /// Stores another key for a purpose. Its id must be new.
    async fn insert_key(&self, key: &WrappedKey, effects: Effects) -> Result<(), StoreError>;

    /// Deletes a key, if it is there: nodes delete the same ones.
    async fn delete_key(&self, id: &str) -> Result<(), StoreError>;

    /// A fact about the database, such as `demo`.
    async fn metadata(&self, name: &str) -> Result<Option<String>, StoreError>;

    async fn set_metadata(&self, name: &str, value: &str) -> Result<(), StoreError>;

    /// Whether nobody and nothing is registered yet: no user, no client.
    async fn is_empty(&self) -> Result<bool, StoreError>;

    /// Asks the database for a sign of life.
    async fn ping(&self) -> Result<(), StoreError>;
}
