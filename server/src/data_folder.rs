//! The data folder: the database, the master key, and the lock that says that they are in
//! use.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use provider::error::ProviderError;
use provider::keys::MasterKey;
use provider::randomness::SystemRandomness;
use store::sqlite::SqliteStore;
use thiserror::Error;

/// The database.
pub(crate) const DATABASE: &str = "countersign.db";
/// The key that wraps the keys in it.
pub(crate) const MASTER_KEY: &str = "master.key";
/// Locked by whoever uses the folder.
const LOCK: &str = "countersign.lock";

/// Why a folder cannot be used.
#[derive(Debug, Error)]
pub enum DataFolderError {
    /// A file cannot be read or written.
    #[error("{path}: {fault}")]
    File {
        /// Which.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// The master key is gone, and the database is of no use without.
    #[error(
        "{path}: there is no master key, without which the database beside it cannot be read; \
         put the file back from where you keep a copy of it"
    )]
    NoMasterKey {
        /// Where it should be.
        path: String,
    },
    /// Somebody restores it.
    #[error("{folder} is being restored; wait for the end of that")]
    BeingReplaced {
        /// The folder.
        folder: String,
    },
    /// Somebody uses it.
    #[error("{folder} is in use: stop the server and whatever else uses it first")]
    InUse {
        /// The folder.
        folder: String,
    },
    /// Its contents are not usable.
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

/// What the folder holds, and the lock for as long as it is used.
pub(crate) struct DataFolder {
    pub(crate) store: SqliteStore,
    pub(crate) master_key: MasterKey,
    pub(crate) lock: Lock,
}

/// That a folder is in use; freed when this is dropped, or the process ends.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "held, not read")] File);

/// Says which file a fault of the system is about.
pub(crate) fn fault_at(path: &Path) -> impl FnOnce(std::io::Error) -> DataFolderError {
    let path = path.display().to_string();
    move |fault| DataFolderError::File { path, fault }
}

impl Lock {
    /// Beside others who use it: the server, and commands while it runs.
    pub(crate) fn to_use(folder: &Path) -> Result<Self, DataFolderError> {
        let file = lock_file(folder)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                Err(DataFolderError::BeingReplaced { folder: folder.display().to_string() })
            }
            Err(TryLockError::Error(fault)) => Err(fault_at(folder)(fault)),
        }
    }

    /// Alone.
    pub(crate) fn to_replace(folder: &Path) -> Result<Self, DataFolderError> {
        let file = lock_file(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                Err(DataFolderError::InUse { folder: folder.display().to_string() })
            }
            Err(TryLockError::Error(fault)) => Err(fault_at(folder)(fault)),
        }
    }
}

fn lock_file(folder: &Path) -> Result<File, DataFolderError> {
    let path = folder.join(LOCK);
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    options.open(&path).map_err(fault_at(&path))
}

impl DataFolder {
    /// Opens the database and the master key; makes both where there are none.
    pub(crate) fn open(folder: &Path) -> Result<Self, DataFolderError> {
        std::fs::create_dir_all(folder).map_err(fault_at(folder))?;
        let lock = Lock::to_use(folder)?;
        let key_file = folder.join(MASTER_KEY);
        let database = folder.join(DATABASE);
        let text = match std::fs::read_to_string(&key_file) {
            Ok(text) => text,
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(fault_at(&key_file)(error));
            }
            Err(_) if database.exists() => {
                return Err(DataFolderError::NoMasterKey { path: key_file.display().to_string() });
            }
            Err(_) => {
                let text = MasterKey::generate_hex(&SystemRandomness);
                write_secret(&key_file, &text).map_err(fault_at(&key_file))?;
                text
            }
        };
        let master_key = MasterKey::from_hex(text.trim())?;
        let store = SqliteStore::open(&database).map_err(ProviderError::from)?;
        Ok(Self { store, master_key, lock })
    }
}

/// Writes a file that only its owner may read, and that is there whole or not at all.
pub(crate) fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let partial = path.with_extension("partial");
    // Left behind by a start that was cut short.
    let _ = std::fs::remove_file(&partial);
    let mut file = options.open(&partial)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&partial, path)?;
    sync_folder(path.parent().map_or_else(|| PathBuf::from("."), Path::to_owned))
}

/// That a file was made or renamed is durable only with its folder.
pub(crate) fn sync_folder(folder: impl AsRef<Path>) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}
