use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use oauth::spelling::file::without_bom;
use provider::keys::master::MasterKey;
use serde_json::json;
use store::sqlite::SqliteStore;

use crate::cli::arguments::DataOptions;
use crate::cli::backup::{BackupError, MANIFEST, Manifest, digest, refuse_broken, refuse_shared};
use crate::cli::database;
use crate::data_dir::{DATABASE, Lock, MASTER_KEY, io_error_at, sync_folder, write_secret};

#[derive(Args, Clone)]
pub struct RestoreOptions {
    /// The folder that `backup` made
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,

    /// The master key of the backup, if it is kept elsewhere
    #[arg(long, value_name = "FILE")]
    pub master_key: Option<PathBuf>,

    /// Move a database that is there aside
    #[arg(long)]
    pub replace: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

/// Where a backup is tried before it is used.
const TRIAL: &str = "restore.partial";

pub fn run(options: &RestoreOptions) -> Result<(), BackupError> {
    refuse_shared(&options.data)?;
    let (from, folder) = (&options.from, &options.data.folder);
    let source = from.join(DATABASE);
    let manifest_path = from.join(MANIFEST);
    let text = std::fs::read_to_string(&manifest_path).map_err(io_error_at(&manifest_path))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
        BackupError::Manifest { path: manifest_path.display().to_string(), error }
    })?;
    std::fs::create_dir_all(folder).map_err(io_error_at(folder))?;
    let _lock = Lock::to_replace(folder)?;
    let target = folder.join(DATABASE);
    if target.exists() && !options.replace {
        return Err(BackupError::WouldReplace { path: target.display().to_string() });
    }
    let master_key = master_key(options)?;

    let trial = folder.join(TRIAL);
    // Left behind by a restoration that was cut short.
    let _ = std::fs::remove_dir_all(&trial);
    std::fs::create_dir(&trial).map_err(io_error_at(&trial))?;
    let copy = trial.join(DATABASE);
    std::fs::copy(&source, &copy).map_err(io_error_at(&source))?;
    let tried = try_out(&copy, &manifest, &master_key);
    if tried.is_err() {
        let _ = std::fs::remove_dir_all(&trial);
    }
    tried?;

    let durable =
        |path: &Path| File::open(path).and_then(|file| file.sync_all()).map_err(io_error_at(path));
    durable(&copy)?;
    put_aside(&target)?;
    let key_path = folder.join(MASTER_KEY);
    write_secret(&key_path, &master_key).map_err(io_error_at(&key_path))?;
    std::fs::rename(&copy, &target).map_err(io_error_at(&target))?;
    sync_folder(folder).map_err(io_error_at(folder))?;
    std::fs::remove_dir_all(&trial).map_err(io_error_at(&trial))?;
    database::print_lines(&[json!({
        "restored": target.display().to_string(),
        "schema": manifest.schema,
        "bytes": manifest.bytes,
        "sha256": manifest.sha256,
    })]);
    Ok(())
}

/// The key from the file that was named, from the backup, or from the folder.
fn master_key(options: &RestoreOptions) -> Result<String, BackupError> {
    let places = match &options.master_key {
        Some(named) => vec![named.clone()],
        None => vec![options.from.join(MASTER_KEY), options.data.folder.join(MASTER_KEY)],
    };
    let is_named = options.master_key.is_some();
    for place in places {
        match std::fs::read_to_string(&place) {
            Ok(text) => return Ok(without_bom(&text).trim().to_owned()),
            Err(error) if is_named || error.kind() != std::io::ErrorKind::NotFound => {
                return Err(io_error_at(&place)(error).into());
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
    database::run(async {
        let store = SqliteStore::open(copy)?;
        let opened = database::open_provider(Arc::new(store.clone()), master_key).await;
        store.close().await;
        opened.map(drop)?;
        Ok(())
    })
}

/// Moves a database aside, with the files that belong to it and to no other.
fn put_aside(database: &Path) -> Result<(), BackupError> {
    for suffix in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{suffix}", database.display()));
        if path.exists() {
            let aside = format!("{}.before-restore{suffix}", database.display());
            std::fs::rename(&path, aside).map_err(io_error_at(&path))?;
        }
    }
    Ok(())
}
