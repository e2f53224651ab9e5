use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use provider::error::ProviderError;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::sqlite::backup;
use store::{Database, StoreError};
use thiserror::Error;

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, DatabaseError, OutputError};
use crate::cli::output::OutputOptions;
use crate::data_dir::{DataDirError, Lock, io_error_at};
use crate::files::{
    DATABASE, DEMO, MASTER_KEY, copy_secret, make_private, make_private_folder, write_secret,
};

#[derive(Args, Clone)]
pub struct BackupOptions {
    /// The directory to create
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,

    /// Copy the master key, too
    #[arg(long)]
    pub with_master_key: bool,

    #[command(flatten)]
    pub data: DataOptions,

    #[command(flatten)]
    pub output: OutputOptions,
}

pub(super) const MANIFEST: &str = "backup.json";

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) program: String,
    pub(super) schema: i64,
    pub(super) bytes: u64,
    /// Of its database, in hexadecimal digits.
    pub(super) sha256: String,
}

#[derive(Debug, Error)]
pub enum BackupError {
    #[error(transparent)]
    Offline(#[from] DatabaseError),
    #[error(transparent)]
    Folder(#[from] DataDirError),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error("{path} already exists: name an empty directory, or a new one")]
    Exists { path: String },
    #[error(
        "this command is for the embedded database: back PostgreSQL up with pg_dump or with the \
         tools of its server, and keep a copy of the master key"
    )]
    Shared,
    #[error("{path} does not say what the backup holds: {error}")]
    Manifest { path: String, error: serde_json::Error },
    #[error("{path} was changed after the backup (its SHA-256 differs): use another backup")]
    Altered { path: String },
    #[error("{path} is damaged: {error}: use another backup")]
    Broken { path: String, error: String },
    #[error(
        "there is no master key: the backup was made without it, so name your copy with \
         --master-key"
    )]
    NoMasterKey,
    #[error(
        "{path} already exists: --replace moves it aside to {path}.before-restore, or the \
         first such name with a number that is not taken, and puts the backup in its place"
    )]
    WouldReplace { path: String },
}

pub(super) fn refuse_shared(data: &DataOptions) -> Result<(), BackupError> {
    database::shared(data)?.map_or(Ok(()), |_| Err(BackupError::Shared))
}

pub fn run(options: &BackupOptions) -> Result<(), BackupError> {
    refuse_shared(&options.data)?;
    let to = &options.to;
    let is_taken = std::fs::read_dir(to).is_ok_and(|mut files| files.next().is_some());
    if is_taken || to.is_file() {
        return Err(BackupError::Exists { path: to.display().to_string() });
    }
    make_private_folder(to).map_err(io_error_at(to))?;
    let database = to.join(DATABASE);
    // The key in the copy is to open the database in it.
    let _unchanged = options
        .with_master_key
        .then(|| Lock::to_change_the_master_key(&options.data.folder))
        .transpose()?;
    database::run(async {
        let folder = database::open_folder(&options.data).await?;
        let Database::Sqlite(store) = &folder.database else { return Err(BackupError::Shared) };
        store.back_up(&database)?;
        make_private(&database).map_err(io_error_at(&database))?;
        store.close().await;
        Ok(())
    })?;
    refuse_broken(&database)?;
    if options.with_master_key {
        let key = options.data.folder.join(MASTER_KEY);
        let text = std::fs::read_to_string(&key).map_err(io_error_at(&key))?;
        let copy = to.join(MASTER_KEY);
        write_secret(&copy, &text).map_err(io_error_at(&copy))?;
    }
    let demo = options.data.folder.join(DEMO);
    if demo.exists() {
        copy_secret(&demo, &to.join(DEMO)).map_err(io_error_at(&demo))?;
    }
    // Last: what has no manifest is no backup.
    let manifest = describe(&database)?;
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    let path = to.join(MANIFEST);
    write_secret(&path, &text).map_err(io_error_at(&path))?;
    options.output.print_one(json!({
        "backup": to.display().to_string(),
        "schema": manifest.schema,
        "bytes": manifest.bytes,
        "sha256": manifest.sha256,
        "master_key": options.with_master_key,
    }))?;
    Ok(())
}

pub(super) fn refuse_broken(database: &Path) -> Result<(), BackupError> {
    let broken = backup::check(database)?.into_iter().next();
    broken.map_or(Ok(()), |error| {
        Err(BackupError::Broken { path: database.display().to_string(), error })
    })
}

fn describe(database: &Path) -> Result<Manifest, BackupError> {
    let (sha256, bytes) = digest(database)?;
    let program = env!("CARGO_PKG_VERSION").to_owned();
    Ok(Manifest { program, schema: backup::schema(database)?, bytes, sha256 })
}

pub(super) fn digest(database: &Path) -> Result<(String, u64), BackupError> {
    let error = || io_error_at(database);
    let mut file = File::open(database).map_err(error())?;
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        let read = file.read(&mut buffer).map_err(error())?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        bytes += u64::try_from(read).unwrap_or_default();
    }
    Ok((format!("{:x}", hash.finalize()), bytes))
}
