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
    /// The master key that encrypts, by what tells it from others; `None` if it was never changed.
    /// The same for all keys.
    pub master: Option<String>,
}

#[async_trait]
pub trait KeyStore {
    /// All keys, oldest first.
    async fn keys(&self) -> Result<Vec<WrappedKey>, StoreError>;

    /// Stores a key unless its purpose has one, and returns that: nodes that start together agree.
    /// It must be encrypted with the current master key, as all that are stored.
    async fn insert_first_key(&self, key: &WrappedKey) -> Result<WrappedKey, StoreError>;

    /// Stores another key for a purpose. Its id must be new.
    async fn insert_key(&self, key: &WrappedKey, effects: Effects) -> Result<(), StoreError>;

    /// Deletes a key, and stores another in its place, if it is there: nodes delete the same ones.
    /// `false` if it is not.
    async fn replace_key(
        &self,
        id: &str,
        successor: Option<&WrappedKey>,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// The current master key, as [`WrappedKey::master`].
    async fn master_key(&self) -> Result<Option<String>, StoreError>;

    /// Replaces all keys by the same ones encrypted with another master key. `false` if they are
    /// not, or not all, those of `before`.
    async fn rewrap_keys(
        &self,
        before: &[WrappedKey],
        after: &[WrappedKey],
        master: &str,
        effects: Effects,
    ) -> Result<bool, StoreError>;

    /// A fact about the database, such as `demo`.
    async fn metadata(&self, name: &str) -> Result<Option<String>, StoreError>;

    async fn set_metadata(&self, name: &str, value: &str) -> Result<(), StoreError>;

    /// Whether nothing is registered yet: no user, no client.
    async fn is_empty(&self) -> Result<bool, StoreError>;

    /// Asks the database for a sign of life.
    async fn ping(&self) -> Result<(), StoreError>;
}
