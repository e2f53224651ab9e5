//! `countersign migrate`.

use serde_json::json;
use store::transfer::{self, Moved, TransferError};
use thiserror::Error;

use crate::cli::DataOptions;
use crate::data_folder::{DATABASE, DataFolderError, Lock};
use crate::offline::{self, OfflineError};

/// Why nothing was moved.
#[derive(Debug, Error)]
pub enum MigrateError {
    /// It could not begin.
    #[error(transparent)]
    Offline(#[from] OfflineError),
    /// The folder cannot be used.
    #[error(transparent)]
    Folder(#[from] DataFolderError),
    /// It is not said where to.
    #[error("--database-url is missing: the address of an empty PostgreSQL database")]
    NoTarget,
    /// It failed.
    #[error(transparent)]
    Transfer(#[from] TransferError),
}

/// Copies everything to PostgreSQL, and prints what it was.
pub fn sqlite_to_postgres(options: &DataOptions) -> Result<(), MigrateError> {
    let folder = &options.folder;
    let target = offline::shared(options)?.ok_or(MigrateError::NoTarget)?;
    let path = folder.join(DATABASE);
    if !path.exists() {
        return Err(OfflineError::NoDatabase { data: folder.display().to_string() }.into());
    }
    // Nobody writes what would not be moved.
    let _lock = Lock::to_replace(folder)?;
    let moved = offline::run(async {
        Ok::<_, MigrateError>(transfer::sqlite_to_postgres(&path, &target.url).await?)
    })?;
    let line =
        |moved: &Moved| json!({ "table": moved.table, "rows": moved.rows, "sha256": moved.sha256 });
    offline::print_lines(&moved.iter().map(line).collect::<Vec<_>>());
    Ok(())
}
