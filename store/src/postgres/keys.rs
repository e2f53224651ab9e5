//! Keys and marks.

use async_trait::async_trait;
use tokio_postgres::Row;

use super::PostgresStore;
use super::connection::Connection;
use super::locks::lock;
use super::rows::{Fault, Seconds, change, find_all, find_one, time};
use crate::StoreError;
use crate::keys::{KeyStore, WrappedKey};

const KEYS: &str = "
    SELECT id, purpose, wrapped, created_at FROM wrapped_keys ORDER BY created_at, row";

const FIRST_KEY: &str = "
    SELECT id, purpose, wrapped, created_at FROM wrapped_keys WHERE purpose = $1
    ORDER BY created_at, row LIMIT 1";

const KEEP_KEY: &str = "
    INSERT INTO wrapped_keys (id, purpose, wrapped, created_at) VALUES ($1, $2, $3, $4)";

const DELETE_KEY: &str = "DELETE FROM wrapped_keys WHERE id = $1";

const MARK: &str = "SELECT value FROM marks WHERE name = $1";

const SET_MARK: &str = "
    INSERT INTO marks (name, value) VALUES ($1, $2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

const IS_EMPTY: &str = "
    SELECT NOT EXISTS (SELECT 1 FROM users) AND NOT EXISTS (SELECT 1 FROM clients) AS is_empty";

const IS_STANDBY: &str = "SELECT pg_is_in_recovery()";

#[async_trait]
impl KeyStore for PostgresStore {
    async fn keys(&self) -> Result<Vec<WrappedKey>, StoreError> {
        self.read("read the keys", |connection| async move {
            find_all(&connection, KEYS, (), read_key).await
        })
        .await
    }

    async fn keep_first_key(&self, key: &WrappedKey) -> Result<WrappedKey, StoreError> {
        self.write("keep a key", |connection| async move { keep_first_key(&connection, key).await })
            .await
    }

    async fn add_key(&self, key: &WrappedKey) -> Result<(), StoreError> {
        self.write("keep another key", |connection| async move { keep(&connection, key).await })
            .await
    }

    async fn delete_key(&self, id: &str) -> Result<(), StoreError> {
        self.write("delete a key", |connection| async move {
            change(&connection, DELETE_KEY, (id,)).await?;
            Ok(())
        })
        .await
    }

    async fn mark(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.read("read a mark", |connection| async move {
            find_one(&connection, MARK, (name,), |row| Ok(row.try_get("value")?)).await
        })
        .await
    }

    async fn set_mark(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.write("set a mark", |connection| async move {
            change(&connection, SET_MARK, (name, value)).await?;
            Ok(())
        })
        .await
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        self.read("see whether the database is empty", |connection| async move {
            let is_empty =
                find_one(&connection, IS_EMPTY, (), |row| Ok(row.try_get("is_empty")?)).await?;
            Ok(is_empty.unwrap_or(false))
        })
        .await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.read("give a sign of life", |connection| async move {
            let is_standby = find_one(&connection, IS_STANDBY, (), |row| Ok(row.try_get(0)?));
            match is_standby.await? {
                Some(false) => Ok(()),
                _ => Err(Fault::Misuse("the server is a standby, which takes no writes")),
            }
        })
        .await
    }
}

/// Nodes that start together do this one after the other.
async fn keep_first_key(connection: &Connection, key: &WrappedKey) -> Result<WrappedKey, Fault> {
    lock(connection, &[&["first key", &key.purpose]]).await?;
    if let Some(kept) = find_one(connection, FIRST_KEY, (&key.purpose,), read_key).await? {
        return Ok(kept);
    }
    keep(connection, key).await?;
    Ok(key.clone())
}

async fn keep(connection: &Connection, key: &WrappedKey) -> Result<(), Fault> {
    let created_at = Seconds(key.created_at);
    change(connection, KEEP_KEY, (&key.id, &key.purpose, &key.wrapped, created_at)).await?;
    Ok(())
}

fn read_key(row: &Row) -> Result<WrappedKey, Fault> {
    Ok(WrappedKey {
        id: row.try_get("id")?,
        purpose: row.try_get("purpose")?,
        wrapped: row.try_get("wrapped")?,
        created_at: time(row, "created_at")?,
    })
}
