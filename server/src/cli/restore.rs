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
use crate::cli::output::OutputOptions;
use crate::data_dir::{Lock, io_error_at};
use crate::files::{DATABASE, DEMO, MASTER_KEY, copy_secret, make_private_folder, write_secret};
use crate::restoration;

#[derive(Args, Clone)]
pub struct RestoreOptions {
    /// The directory that `backup` created
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,

    /// The file with the master key of the backup, if the backup does not contain it
    #[arg(long, value_name = "FILE")]
    pub master_key: Option<PathBuf>,

    /// Move the existing database, master key and demo data aside
    #[arg(long)]
    pub replace: bool,

    #[command(flatten)]
    pub data: DataOptions,

    #[command(flatten)]
    pub output: OutputOptions,
}

pub fn run(options: &RestoreOptions) -> Result<(), BackupError> {
    refuse_shared(&options.data)?;
    let (from, folder) = (&options.from, &options.data.folder);
    let manifest_path = from.join(MANIFEST);
    let text = std::fs::read_to_string(&manifest_path).map_err(io_error_at(&manifest_path))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
        BackupError::Manifest { path: manifest_path.display().to_string(), error }
    })?;
    make_private_folder(folder).map_err(io_error_at(folder))?;
    let _lock = Lock::to_replace(folder)?;
    let target = folder.join(DATABASE);
    if target.exists() && !options.replace {
        return Err(BackupError::WouldReplace { path: target.display().to_string() });
    }
    let master_key = master_key(options)?;

    let gathered = restoration::begin(folder).map_err(io_error_at(folder))?;
    let gathered = gather(&gathered, from, &manifest, &master_key);
    if gathered.is_err() {
        restoration::abandon(folder);
    }
    gathered?;
    restoration::complete(folder).map_err(io_error_at(folder))?;
    options.output.print_one(json!({
        "restored": target.display().to_string(),
        "schema": manifest.schema,
        "bytes": manifest.bytes,
        "sha256": manifest.sha256,
    }))?;
    Ok(())
}

/// Copies what is to be there, and tries it out.
fn gather(to: &Path, from: &Path, manifest: &Manifest, key: &str) -> Result<(), BackupError> {
    let (source, copy) = (from.join(DATABASE), to.join(DATABASE));
    copy_secret(&source, &copy).map_err(io_error_at(&source))?;
    try_out(&copy, manifest, key)?;
    let synced = File::open(&copy).and_then(|file| file.sync_all());
    synced.map_err(io_error_at(&copy))?;
    let key_path = to.join(MASTER_KEY);
    write_secret(&key_path, key).map_err(io_error_at(&key_path))?;
    // Only a demo has it.
    let demo = from.join(DEMO);
    if demo.exists() {
        copy_secret(&demo, &to.join(DEMO)).map_err(io_error_at(&demo))?;
    }
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
