//! An open database, of whichever kind.

use std::sync::Arc;

use crate::connections::Connections;
use crate::postgres::PostgresStore;
use crate::sqlite::SqliteStore;
use crate::whole::Store;

/// An open database, of whichever kind. Clones are handles to the same.
#[derive(Clone, Debug)]
pub enum Database {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Database {
    pub fn store(&self) -> Arc<dyn Store> {
        match self {
            Self::Sqlite(store) => Arc::new(store.clone()),
            Self::Postgres(store) => Arc::new(store.clone()),
        }
    }

    /// How its connections are; the embedded one has no such.
    pub fn connections(&self) -> Option<Connections> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(store) => Some(store.connections()),
        }
    }

    /// Until it can no longer be used: the thread that writes has ended, which it does not do by
    /// itself. A server's connections are made anew, for ever.
    pub async fn ended(&self) {
        match self {
            Self::Sqlite(store) => store.ended().await,
            Self::Postgres(_) => std::future::pending().await,
        }
    }

    /// Closes it for all its handles: finishes what is under way, and refuses any further
    /// use with [`crate::error::StoreError::Closed`].
    pub async fn close(&self) {
        match self {
            Self::Sqlite(store) => store.close().await,
            Self::Postgres(store) => store.close().await,
        }
    }
}
