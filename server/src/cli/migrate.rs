use clap::Subcommand;
use serde_json::json;
use store::transfer::{self, Moved};

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult, DatabaseError, Lines};
use crate::cli::output::{Column, Columns};
use crate::data_dir::{DATABASE, Lock};

#[derive(Subcommand)]
pub enum MigrateCommand {
    /// Copy everything from the embedded database to PostgreSQL. The server must be stopped.
    ///
    /// The PostgreSQL database must be empty. Everything is copied in one transaction and read
    /// back: prints each table with its rows and their SHA-256, which are the same on both
    /// sides, or copies nothing and exits with 1. The embedded database is not changed, nor is
    /// the master key, which all nodes need.
    #[command(
        after_help = "Example:\n  countersign migrate sqlite-to-postgres --data /var/lib/countersign \\\n    --database-url postgres://countersign@db.example/countersign"
    )]
    SqliteToPostgres(DataOptions),
}

pub(super) const COLUMNS: Columns =
    &[Column::new("table", "Table"), Column::new("rows", "Rows"), Column::new("sha256", "SHA-256")];

pub fn run(command: &MigrateCommand) -> Lines {
    let MigrateCommand::SqliteToPostgres(options) = command;
    let folder = &options.folder;
    let target = database::shared(options)?
        .ok_or("--database-url is missing: the address of an empty PostgreSQL database")?;
    let path = folder.join(DATABASE);
    if !path.exists() {
        return Err(DatabaseError::NoDatabase { data: folder.display().to_string() }.into());
    }
    // So that nothing is written that would not be moved.
    let _lock = Lock::to_replace(folder)?;
    let moved = database::run(async {
        CommandResult::Ok(transfer::sqlite_to_postgres(&path, &target.url).await?)
    })?;
    let line =
        |moved: &Moved| json!({ "table": moved.table, "rows": moved.rows, "sha256": moved.sha256 });
    Ok(moved.iter().map(line).collect())
}
