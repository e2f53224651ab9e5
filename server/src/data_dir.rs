//! The data directory: the embedded database, the master key, and the lock that says that they
//! are in use. A PostgreSQL database is elsewhere; its master key is here.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use oauth::spelling::file::without_bom;
use provider::error::ProviderError;
use provider::keys::master::MasterKey;
use provider::randomness::SystemRandomness;
use store::Database;
use store::keys::KeyStore as _;
use store::postgres::{PostgresStore, PostgresUrl};
use store::sqlite::SqliteStore;
use thiserror::Error;

pub(crate) use crate::files::{DATABASE, MASTER_KEY, write_secret};
use crate::restoration;

const LOCK: &str = "countersign.lock";
const MASTER_KEY_LOCK: &str = "master.key.lock";

#[derive(Debug, Error)]
pub enum DataDirError {
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error(
        "{path}: there is no master key, without which the database beside it cannot be read; \
         restore the file from your copy"
    )]
    NoMasterKey { path: String },
    #[error(
        "{path}: there is no master key, without which {database} cannot be read; restore the \
         file from your copy: all nodes on one database have the same one"
    )]
    NoSharedMasterKey { path: String, database: String },
    #[error("{folder} is being restored; wait until that has finished")]
    BeingReplaced { folder: String },
    #[error("{folder} is in use: first stop the server and every other program that uses it")]
    InUse { folder: String },
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

pub(crate) struct DataDir {
    pub(crate) database: Database,
    pub(crate) master_key: MasterKey,
    pub(crate) lock: Lock,
}

#[derive(Clone, Debug)]
pub struct SharedDatabase {
    pub url: PostgresUrl,
    /// How many connections to it are used at once, beside one that listens.
    pub connections: usize,
}

/// That a folder is in use; freed when this is dropped, or the process ends.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "held, not read")] File);

pub(crate) fn io_error_at(path: &Path) -> impl FnOnce(std::io::Error) -> DataDirError {
    let path = path.display().to_string();
    move |error| DataDirError::File { path, error }
}

impl Lock {
    /// Beside others who use it: the server, and commands while it runs.
    pub(crate) fn to_use(folder: &Path) -> Result<Self, DataDirError> {
        let being_replaced =
            || DataDirError::BeingReplaced { folder: folder.display().to_string() };
        if restoration::is_unfinished(folder) {
            Self::to_replace(folder).map_err(|error| match error {
                DataDirError::InUse { .. } => being_replaced(),
                error => error,
            })?;
        }
        let file = lock_file(folder)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(being_replaced()),
            Err(TryLockError::Error(error)) => Err(io_error_at(folder)(error)),
        }
    }

    /// As the only one that changes or copies the master key, beside those who use it. Waits.
    pub(crate) fn to_change_the_master_key(folder: &Path) -> Result<Self, DataDirError> {
        let path = folder.join(MASTER_KEY_LOCK);
        let file = open_lock(&path)?;
        file.lock().map_err(io_error_at(&path))?;
        Ok(Self(file))
    }

    /// Alone. A restoration that was interrupted is brought to its end.
    pub(crate) fn to_replace(folder: &Path) -> Result<Self, DataDirError> {
        let file = lock_file(folder)?;
        match file.try_lock() {
            Ok(()) if restoration::is_unfinished(folder) => {
                tracing::warn!("a restoration was interrupted, and is brought to its end");
                restoration::finish(folder).map_err(io_error_at(folder))?;
                Ok(Self(file))
            }
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                Err(DataDirError::InUse { folder: folder.display().to_string() })
            }
            Err(TryLockError::Error(error)) => Err(io_error_at(folder)(error)),
        }
    }
}

fn lock_file(folder: &Path) -> Result<File, DataDirError> {
    open_lock(&folder.join(LOCK))
}

fn open_lock(path: &Path) -> Result<File, DataDirError> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    options.open(path).map_err(io_error_at(path))
}

impl DataDir {
    /// Opens the database and the master key; makes both where there are none.
    pub(crate) async fn open(
        folder: &Path,
        shared: Option<&SharedDatabase>,
    ) -> Result<Self, DataDirError> {
        std::fs::create_dir_all(folder).map_err(io_error_at(folder))?;
        let lock = Lock::to_use(folder)?;
        let key_file = folder.join(MASTER_KEY);
        let Some(SharedDatabase { url, connections }) = shared else {
            let path = folder.join(DATABASE);
            let master_key = match read_master_key(&key_file)? {
                Some(master_key) => master_key,
                None if path.exists() => {
                    let path = key_file.display().to_string();
                    return Err(DataDirError::NoMasterKey { path });
                }
                None => make_master_key(&key_file)?,
            };
            let store = SqliteStore::open(&path).map_err(ProviderError::from)?;
            return Ok(Self { database: Database::Sqlite(store), master_key, lock });
        };
        let store = PostgresStore::open(url, *connections).await.map_err(ProviderError::from)?;
        let master_key = match read_master_key(&key_file)? {
            Some(master_key) => master_key,
            None if store.keys().await.map_err(ProviderError::from)?.is_empty() => {
                make_master_key(&key_file)?
            }
            None => {
                let (path, database) = (key_file.display().to_string(), url.to_string());
                return Err(DataDirError::NoSharedMasterKey { path, database });
            }
        };
        Ok(Self { database: Database::Postgres(store), master_key, lock })
    }
}

pub(crate) fn read_master_key(path: &Path) -> Result<Option<MasterKey>, DataDirError> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let path = path.to_owned();
            let read_again = move || std::fs::read_to_string(&path).ok();
            Ok(Some(MasterKey::from_hex(without_bom(&text).trim())?.or_read_again(read_again)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io_error_at(path)(error)),
    }
}

fn make_master_key(path: &Path) -> Result<MasterKey, DataDirError> {
    let text = MasterKey::generate_hex(&SystemRandomness);
    write_secret(path, &text).map_err(io_error_at(path))?;
    let path = path.to_owned();
    let read_again = move || std::fs::read_to_string(&path).ok();
    Ok(MasterKey::from_hex(&text)?.or_read_again(read_again))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_restoration_that_was_interrupted_ends_when_the_directory_is_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let opened = DataDir::open(folder.path(), None).await.expect("made");
        opened.database.close().await;
        drop(opened.lock);
        let gathered = restoration::begin(folder.path()).expect("begun");
        // In the middle: the old is away, and the new is not there yet.
        std::fs::write(gathered.join("complete"), "before-restore").expect("written");
        for name in [DATABASE, MASTER_KEY] {
            std::fs::rename(folder.path().join(name), gathered.join(name)).expect("moved");
        }
        let opened = DataDir::open(folder.path(), None).await.expect("opens");
        assert_eq!(opened.database.store().keys().await.expect("read"), []);
        opened.database.close().await;
        assert!(!gathered.exists());
    }
}
