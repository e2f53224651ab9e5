//! `countersign backup` and `countersign restore`.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use provider::error::ProviderError;
use provider::keys::MasterKey;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::sqlite::{SqliteStore, backup};
use store::{Database, StoreError};
use thiserror::Error;

use crate::cli::{BackupOptions, DataOptions, RestoreOptions};
use crate::data_folder::{
    DATABASE, DataFolderError, Lock, MASTER_KEY, fault_at, sync_folder, write_secret,
};
use crate::offline::{self, OfflineError};

/// What says what a backup holds.
const MANIFEST: &str = "backup.json";

/// Where a backup is tried before it is used.
const TRIAL: &str = "restore.partial";

/// What a backup says of itself.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    /// The program that made it.
    program: String,
    /// The schema of its database.
    schema: i64,
    /// How large its database is.
    bytes: u64,
    /// The SHA-256 of its database, in hexadecimal digits.
    sha256: String,
}

/// Why nothing was backed up, or restored.
#[derive(Debug, Error)]
pub enum BackupError {
    /// There is no database, or it cannot be opened.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// A file, or the lock.
    #[error(transparent)]
    Folder(#[from] DataFolderError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The master key is none.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// Something is there already.
    #[error("{path} is there already: name a folder that is empty, or that is not there")]
    Exists {
        /// What.
        path: String,
    },
    /// The database is not the embedded one.
    #[error(
        "this is for the embedded database: back PostgreSQL up with pg_dump, or as its server is \
         backed up, and keep a copy of the master key"
    )]
    Shared,
    /// It says nothing of itself, or not in our way.
    #[error("{path} does not say what the backup holds: {fault}")]
    Manifest {
        /// Which file.
        path: String,
        /// What is wrong with it.
        fault: serde_json::Error,
    },
    /// It is not as it was made.
    #[error("{path} is not as it was backed up (its SHA-256 differs): take another backup")]
    Altered {
        /// Which file.
        path: String,
    },
    /// It is broken inside.
    #[error("{path} is broken: {fault}: take another backup")]
    Broken {
        /// Which file.
        path: String,
        /// The first fault that was found.
        fault: String,
    },
    /// There is no master key to read it with.
    #[error(
        "there is no master key: the backup was made without, so name the copy that you keep \
         with --master-key"
    )]
    NoMasterKey,
    /// There is a database already.
    #[error(
        "{path} is there already: --replace moves it aside to {path}.before-restore and puts the \
         backup in its place"
    )]
    WouldReplace {
        /// Which file.
        path: String,
    },
}

fn refuse_shared(data: &DataOptions) -> Result<(), BackupError> {
    offline::shared(data)?.map_or(Ok(()), |_| Err(BackupError::Shared))
}

/// Backs a database up while it is used.
pub fn back_up(options: &BackupOptions) -> Result<(), BackupError> {
    refuse_shared(&options.data)?;
    let to = &options.to;
    let is_taken = std::fs::read_dir(to).is_ok_and(|mut files| files.next().is_some());
    if is_taken || to.is_file() {
        return Err(BackupError::Exists { path: to.display().to_string() });
    }
    std::fs::create_dir_all(to).map_err(fault_at(to))?;
    let database = to.join(DATABASE);
    offline::run(async {
        let folder = offline::open_folder(&options.data).await?;
        let Database::Sqlite(store) = &folder.database else { return Err(BackupError::Shared) };
        store.back_up(&database)?;
        store.close().await;
        Ok(())
    })?;
    refuse_broken(&database)?;
    if options.with_master_key {
        let key = options.data.folder.join(MASTER_KEY);
        let text = std::fs::read_to_string(&key).map_err(fault_at(&key))?;
        let copy = to.join(MASTER_KEY);
        write_secret(&copy, &text).map_err(fault_at(&copy))?;
    }
    // Last: what has no manifest is no backup.
    let manifest = describe(&database)?;
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    let path = to.join(MANIFEST);
    write_secret(&path, &text).map_err(fault_at(&path))?;
    offline::print_lines(&[json!({
        "backup": to.display().to_string(),
        "schema": manifest.schema,
        "bytes": manifest.bytes,
        "sha256": manifest.sha256,
        "master_key": options.with_master_key,
    })]);
    Ok(())
}

/// Puts a backup where a server will find it, once it has been tried.
pub fn restore(options: &RestoreOptions) -> Result<(), BackupError> {
    refuse_shared(&options.data)?;
    let (from, folder) = (&options.from, &options.data.folder);
    let source = from.join(DATABASE);
    let manifest_path = from.join(MANIFEST);
    let text = std::fs::read_to_string(&manifest_path).map_err(fault_at(&manifest_path))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|fault| {
        BackupError::Manifest { path: manifest_path.display().to_string(), fault }
    })?;
    std::fs::create_dir_all(folder).map_err(fault_at(folder))?;
    let _lock = Lock::to_replace(folder)?;
    let target = folder.join(DATABASE);
    if target.exists() && !options.replace {
        return Err(BackupError::WouldReplace { path: target.display().to_string() });
    }
    let master_key = master_key(options)?;

    let trial = folder.join(TRIAL);
    // Left behind by a restoration that was cut short.
    let _ = std::fs::remove_dir_all(&trial);
    std::fs::create_dir(&trial).map_err(fault_at(&trial))?;
    let copy = trial.join(DATABASE);
    std::fs::copy(&source, &copy).map_err(fault_at(&source))?;
    let tried = try_out(&copy, &manifest, &master_key);
    if tried.is_err() {
        let _ = std::fs::remove_dir_all(&trial);
    }
    tried?;

    let durable =
        |path: &Path| File::open(path).and_then(|file| file.sync_all()).map_err(fault_at(path));
    durable(&copy)?;
    put_aside(&target)?;
    let key_path = folder.join(MASTER_KEY);
    write_secret(&key_path, &master_key).map_err(fault_at(&key_path))?;
    std::fs::rename(&copy, &target).map_err(fault_at(&target))?;
    sync_folder(folder).map_err(fault_at(folder))?;
    std::fs::remove_dir_all(&trial).map_err(fault_at(&trial))?;
    offline::print_lines(&[json!({
        "restored": target.display().to_string(),
        "schema": manifest.schema,
        "bytes": manifest.bytes,
        "sha256": manifest.sha256,
    })]);
    Ok(())
}

/// The key as it stands in the file that was named, in the backup, or in the folder.
fn master_key(options: &RestoreOptions) -> Result<String, BackupError> {
    let places = match &options.master_key {
        Some(named) => vec![named.clone()],
        None => vec![options.from.join(MASTER_KEY), options.data.folder.join(MASTER_KEY)],
    };
    let is_named = options.master_key.is_some();
    for place in places {
        match std::fs::read_to_string(&place) {
            Ok(text) => return Ok(text.trim().to_owned()),
            Err(fault) if is_named || fault.kind() != std::io::ErrorKind::NotFound => {
                return Err(fault_at(&place)(fault).into());
            }
            Err(_) => {}
        }
    }
    Err(BackupError::NoMasterKey)
}

/// Whether it is what was backed up, whole, and readable with that key.
fn try_out(copy: &Path, manifest: &Manifest, key: &str) -> Result<(), BackupError> {
    if digest(copy)? != (manifest.sha256.clone(), manifest.bytes) {
        return Err(BackupError::Altered { path: copy.display().to_string() });
    }
    refuse_broken(copy)?;
    let master_key = MasterKey::from_hex(key)?;
    offline::run(async {
        let store = SqliteStore::open(copy)?;
        let opened = offline::open_provider(Arc::new(store.clone()), master_key).await;
        store.close().await;
        opened.map(drop)?;
        Ok(())
    })
}

fn refuse_broken(database: &Path) -> Result<(), BackupError> {
    let broken = backup::check(database)?.into_iter().next();
    broken.map_or(Ok(()), |fault| {
        Err(BackupError::Broken { path: database.display().to_string(), fault })
    })
}

fn describe(database: &Path) -> Result<Manifest, BackupError> {
    let (sha256, bytes) = digest(database)?;
    let program = env!("CARGO_PKG_VERSION").to_owned();
    Ok(Manifest { program, schema: backup::schema(database)?, bytes, sha256 })
}

/// The SHA-256 of a file, in hexadecimal digits, and its length.
fn digest(database: &Path) -> Result<(String, u64), BackupError> {
    let fault = || fault_at(database);
    let mut file = File::open(database).map_err(fault())?;
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        let read = file.read(&mut buffer).map_err(fault())?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        bytes += u64::try_from(read).unwrap_or_default();
    }
    Ok((format!("{:x}", hash.finalize()), bytes))
}

/// Moves a database aside, with the files that belong to it and to no other.
fn put_aside(database: &Path) -> Result<(), BackupError> {
    for suffix in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{suffix}", database.display()));
        if path.exists() {
            let aside = format!("{}.before-restore{suffix}", database.display());
            std::fs::rename(&path, aside).map_err(fault_at(&path))?;
        }
    }
    Ok(())
}
