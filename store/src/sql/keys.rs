//! Keys and metadata.

use async_trait::async_trait;

use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::keys::{KeyStore, WrappedKey};

const KEYS: &str = "
    SELECT id, purpose, wrapped, created_at,
        (SELECT value FROM metadata WHERE name = 'master key')
    FROM wrapped_keys ORDER BY created_at, row";

const FIRST_KEY: &str = "
    SELECT id, purpose, wrapped, created_at,
        (SELECT value FROM metadata WHERE name = 'master key')
    FROM wrapped_keys WHERE purpose = ?1
    ORDER BY created_at, row LIMIT 1";

const REWRAP: &str = "UPDATE wrapped_keys SET wrapped = ?2 WHERE id = ?1";

const INSERT_KEY: &str = "
    INSERT INTO wrapped_keys (id, purpose, wrapped, created_at) VALUES (?1, ?2, ?3, ?4)";

const DELETE_KEY: &str = "DELETE FROM wrapped_keys WHERE id = ?1";

/// Which master key wraps the keys, once it was changed.
const MASTER_KEY: &str = "master key";

pub(crate) const FIND_METADATA: &str = "SELECT value FROM metadata WHERE name = ?1";

const SET_METADATA: &str = "
    INSERT INTO metadata (name, value) VALUES (?1, ?2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

const IS_EMPTY: &str = "
    SELECT NOT EXISTS (SELECT 1 FROM users) AND NOT EXISTS (SELECT 1 FROM clients)";

#[async_trait]
impl<D: Driver> KeyStore for D {
    async fn keys(&self) -> Result<Vec<WrappedKey>, StoreError> {
        self.find_all("read the keys", KEYS, params![], read_key).await
    }

    async fn insert_first_key(&self, key: &WrappedKey) -> Result<WrappedKey, StoreError> {
        self.write("keep a key", key.clone(), |tx, key| async move {
            // Nodes that start together do this one after the other.
            tx.lock(&[&[b"first key", key.purpose.as_bytes()]]).await?;
            if let Some(first) = tx.find_one(FIRST_KEY, params![&key.purpose], read_key).await? {
                return Ok(first);
            }
            insert(&tx, &key).await?;
            Ok(WrappedKey::clone(&key))
        })
        .await
    }

    async fn insert_key(&self, key: &WrappedKey, effects: Effects) -> Result<(), StoreError> {
        self.write_with(None, effects, "keep another key", key.clone(), |tx, key| async move {
            insert(&tx, &key).await
        })
        .await
    }

    async fn replace_key(
        &self,
        id: &str,
        successor: Option<&WrappedKey>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.to_owned(), successor.cloned());
        self.write_with(None, effects, "end a key", args, |tx, args| async move {
            let (id, successor) = &*args;
            tx.lock_shared(&[MASTER_KEY.as_bytes()]).await?;
            if tx.execute(DELETE_KEY, params![id]).await? != 1 {
                return Ok(false);
            }
            if let Some(successor) = successor {
                insert(&tx, successor).await?;
            }
            Ok(true)
        })
        .await
    }

    async fn master_key(&self) -> Result<Option<String>, StoreError> {
        self.metadata(MASTER_KEY).await
    }

    async fn rewrap_keys(
        &self,
        before: &[WrappedKey],
        after: &[WrappedKey],
        master: &str,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (before.to_vec(), after.to_vec(), master.to_owned());
        self.write_with(None, effects, "change the master key", args, |tx, args| async move {
            let (before, after, master) = &*args;
            // Keys are added before or after it.
            tx.lock(&[&[MASTER_KEY.as_bytes()]]).await?;
            if tx.find_all(KEYS, params![], read_key).await? != *before {
                return Ok(false);
            }
            for key in after {
                tx.execute(REWRAP, params![&key.id, key.wrapped.as_slice()]).await?;
            }
            tx.execute(SET_METADATA, params![MASTER_KEY, master]).await?;
            Ok(true)
        })
        .await
    }

    async fn metadata(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.find_one("read metadata", FIND_METADATA, params![name], single).await
    }

    async fn set_metadata(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let args = (name.to_owned(), value.to_owned());
        self.write("set metadata", args, |tx, args| async move {
            let (name, value) = &*args;
            tx.execute(SET_METADATA, params![name, value]).await?;
            Ok(())
        })
        .await
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        self.read("see whether the database is empty", |tx| async move {
            let is_empty = tx.find_one(IS_EMPTY, params![], single).await?;
            Ok(is_empty.unwrap_or(false))
        })
        .await
    }

    async fn ping(&self) -> Result<(), StoreError> {
        Driver::ping(self, "give a sign of life").await
    }
}

async fn insert(tx: &impl Transaction, key: &WrappedKey) -> Result<(), QueryError> {
    let WrappedKey { id, purpose, wrapped, created_at, master } = key;
    tx.lock_shared(&[MASTER_KEY.as_bytes()]).await?;
    let current: Option<String> = tx.find_one(FIND_METADATA, params![MASTER_KEY], single).await?;
    if current != *master {
        return Err(QueryError::Misuse("the master key was changed meanwhile; try again"));
    }
    tx.execute(INSERT_KEY, params![id, purpose, wrapped.as_slice(), *created_at]).await?;
    Ok(())
}

fn read_key(row: &mut Columns<'_>) -> Result<WrappedKey, QueryError> {
    Ok(WrappedKey {
        id: row.next()?,
        purpose: row.next()?,
        wrapped: row.next()?,
        created_at: row.next()?,
        master: row.next()?,
    })
}
