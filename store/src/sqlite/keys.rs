//! Keys and marks.

use async_trait::async_trait;
use rusqlite::{Connection, Row};

use super::SqliteStore;
use super::rows::{Fault, Seconds, change, find_all, find_one, time};
use crate::StoreError;
use crate::keys::{KeyStore, WrappedKey};

const KEYS: &str = "
    SELECT id, purpose, wrapped, created_at FROM wrapped_keys ORDER BY created_at, row";

const FIRST_KEY: &str = "
    SELECT id, purpose, wrapped, created_at FROM wrapped_keys WHERE purpose = ?1
    ORDER BY created_at, row LIMIT 1";

const KEEP_KEY: &str = "
    INSERT INTO wrapped_keys (id, purpose, wrapped, created_at) VALUES (?1, ?2, ?3, ?4)";

const DELETE_KEY: &str = "DELETE FROM wrapped_keys WHERE id = ?1";

pub(super) const MARK: &str = "SELECT value FROM marks WHERE name = ?1";

const SET_MARK: &str = "
    INSERT INTO marks (name, value) VALUES (?1, ?2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

const IS_EMPTY: &str = "
    SELECT NOT EXISTS (SELECT 1 FROM users) AND NOT EXISTS (SELECT 1 FROM clients) AS is_empty";

// Reads the file itself, where a bare SELECT 1 would not.
const PING: &str = "SELECT user_version FROM pragma_user_version";

#[async_trait]
impl KeyStore for SqliteStore {
    async fn keys(&self) -> Result<Vec<WrappedKey>, StoreError> {
        self.read("read the keys", |connection| find_all(connection, KEYS, (), read_key))
    }

    async fn keep_first_key(&self, key: &WrappedKey) -> Result<WrappedKey, StoreError> {
        let key = key.clone();
        self.write("keep a key", move |connection| keep_first_key(connection, &key)).await
    }

    async fn add_key(&self, key: &WrappedKey) -> Result<(), StoreError> {
        let key = key.clone();
        self.write("keep another key", move |connection| keep(connection, &key)).await
    }

    async fn delete_key(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.write("delete a key", move |connection| {
            change(connection, DELETE_KEY, (&id,))?;
            Ok(())
        })
        .await
    }

    async fn mark(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read("read a mark", |connection| {
            find_one(connection, MARK, (name,), |row| Ok(row.get("value")?))
        })
    }

    async fn set_mark(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let (name, value) = (name.to_owned(), value.to_owned());
        self.write("set a mark", move |connection| {
            change(connection, SET_MARK, (&name, &value))?;
            Ok(())
        })
        .await
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        self.read("see whether the database is empty", |connection| {
            let is_empty = find_one(connection, IS_EMPTY, (), |row| Ok(row.get("is_empty")?))?;
            Ok(is_empty.unwrap_or(false))
        })
    }

    async fn ping(&self) -> Result<(), StoreError> {
        let doing = "give a sign of life";
        self.read(doing, |connection| find_one(connection, PING, (), |_| Ok(())))?;
        // A group without changes flushes nothing: this asks the writer only
        // whether it still gets its turn.
        self.write(doing, |_| Ok(())).await
    }
}

fn keep_first_key(connection: &Connection, key: &WrappedKey) -> Result<WrappedKey, Fault> {
    if let Some(kept) = find_one(connection, FIRST_KEY, (&key.purpose,), read_key)? {
        return Ok(kept);
    }
    keep(connection, key)?;
    Ok(key.clone())
}

fn keep(connection: &Connection, key: &WrappedKey) -> Result<(), Fault> {
    let created_at = Seconds(key.created_at);
    change(connection, KEEP_KEY, (&key.id, &key.purpose, &key.wrapped, created_at))?;
    Ok(())
}

fn read_key(row: &Row<'_>) -> Result<WrappedKey, Fault> {
    Ok(WrappedKey {
        id: row.get("id")?,
        purpose: row.get("purpose")?,
        wrapped: row.get("wrapped")?,
        created_at: time(row, "created_at")?,
    })
}
