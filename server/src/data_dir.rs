//! The data directory: the embedded database, the master key, and the lock that says that they
//! are in use. A PostgreSQL database is elsewhere; its master key is here.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use oauth::spelling::file::without_bom;
use provider::error::ProviderError;
use provider::keys::master::MasterKey;
use provider::randomness::SystemRandomness;
use store::Database;
use store::keys::KeyStore as _;
use store::postgres::{PostgresStore, PostgresUrl};
use store::sqlite::SqliteStore;
use thiserror::Error;

pub(crate) const DATABASE: &str = "countersign.db";
/// The key that wraps the keys in it.
pub(crate) const MASTER_KEY: &str = "master.key";
const LOCK: &str = "countersign.lock";

#[derive(Debug, Error)]
pub enum DataDirError {
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error(
        "{path}: there is no master key, without which the database beside it cannot be read; \
         put the file back from where you keep a copy of it"
    )]
    NoMasterKey { path: String },
    #[error(
        "{path}: there is no master key, without which {database} cannot be read; put the file \
         there from where you keep a copy of it: all nodes on one database have the same"
    )]
    NoSharedMasterKey { path: String, database: String },
    #[error("{folder} is being restored; wait for the end of that")]
    BeingReplaced { folder: String },
    #[error("{folder} is in use: stop the server and whatever else uses it first")]
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
        let file = lock_file(folder)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                Err(DataDirError::BeingReplaced { folder: folder.display().to_string() })
            }
            Err(TryLockError::Error(error)) => Err(io_error_at(folder)(error)),
        }
    }

    /// Alone.
    pub(crate) fn to_replace(folder: &Path) -> Result<Self, DataDirError> {
        let file = lock_file(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                Err(DataDirError::InUse { folder: folder.display().to_string() })
            }
            Err(TryLockError::Error(error)) => Err(io_error_at(folder)(error)),
        }
    }
}

fn lock_file(folder: &Path) -> Result<File, DataDirError> {
    let path = folder.join(LOCK);
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    options.open(&path).map_err(io_error_at(&path))
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
        Ok(text) => Ok(Some(MasterKey::from_hex(without_bom(&text).trim())?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(io_error_at(path)(error)),
    }
}

fn make_master_key(path: &Path) -> Result<MasterKey, DataDirError> {
    let text = MasterKey::generate_hex(&SystemRandomness);
    write_secret(path, &text).map_err(io_error_at(path))?;
    Ok(MasterKey::from_hex(&text)?)
}

/// Writes a file that only its owner may read, and that is there whole or not at all.
pub(crate) fn write_secret(path: &Path, content: impl AsRef<[u8]>) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let partial = path.with_extension("partial");
    // Left behind by a start that was cut short.
    let _ = std::fs::remove_file(&partial);
    let mut file = options.open(&partial)?;
    file.write_all(content.as_ref())?;
    file.sync_all()?;
    std::fs::rename(&partial, path)?;
    sync_folder(path.parent().map_or_else(|| PathBuf::from("."), Path::to_owned))
}

/// That a file was made or renamed is durable only with its folder.
pub(crate) fn sync_folder(folder: impl AsRef<Path>) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}
