use std::path::Path;

use clap::Subcommand;
use provider::Provider;
use provider::error::ProviderError;
use provider::keys::master::{MasterKey, fingerprint};
use provider::randomness::SystemRandomness;
use serde_json::json;
use thiserror::Error;

use crate::cli::arguments::DataOptions;
use crate::cli::database::{self, CommandResult};
use crate::cli::output::{Column, Columns, OutputOptions};
use crate::data_dir::{Lock, io_error_at};
use crate::files::{MASTER_KEY, unused_name, write_secret};

#[derive(Subcommand)]
pub enum MasterKeyCommand {
    /// Replace the master key: generate a new one, and wrap all keys with it.
    ///
    /// The server may be running, and reads the new key by itself. If this is interrupted,
    /// everything can be read as before; run it again. The old key is moved aside: backups
    /// made with it need it. Nodes on one PostgreSQL database each have the file: there, run
    /// `prepare`, copy master.key to every node, run `rotate` on one, and then on the others,
    /// which move the old key aside.
    #[command(after_help = "Example:\n  countersign master-key rotate")]
    Rotate(DataOptions),

    /// Generate the next master key, and write it beside the current one.
    ///
    /// Needed before `rotate` with several nodes: master.key then has two lines, and each node
    /// that has it can read the database before and after the change.
    #[command(after_help = "Example:\n  countersign master-key prepare")]
    Prepare(DataOptions),

    /// List the master keys of this node and their states.
    ///
    /// One line per key: its fingerprint, and `active`, `next` or `retired`.
    #[command(after_help = "Example:\n  countersign master-key list")]
    List(DataOptions),
}

#[derive(Debug, Error)]
enum MasterKeyError {
    #[error(
        "several nodes may use this database: run `countersign master-key prepare`, copy {path} to \
         every node, and run this again"
    )]
    NotPrepared { path: String },
    #[error("{path} does not contain the master key that wraps the keys of the database")]
    NotThere { path: String },
    #[error("{path} has more than two lines: leave only the current key and the next one")]
    TooMany { path: String },
}

/// The lines of the file: the one in use, and the other.
struct Lines {
    in_use: String,
    other: Option<String>,
    /// The other was in use before.
    is_done: bool,
}

const COLUMNS: Columns = &[Column::new("id", "ID"), Column::new("state", "State")];

pub fn run(command: &MasterKeyCommand, output: OutputOptions) -> CommandResult {
    let (MasterKeyCommand::Rotate(data)
    | MasterKeyCommand::Prepare(data)
    | MasterKeyCommand::List(data)) = command;
    let path = data.folder.join(MASTER_KEY);
    let listed = database::with(data, async |provider| {
        let _alone = Lock::to_change_the_master_key(&data.folder)?;
        let lines = read(provider, &path).await?;
        let lines = match command {
            MasterKeyCommand::List(_) => lines,
            MasterKeyCommand::Prepare(_) if lines.other.is_some() => lines,
            MasterKeyCommand::Prepare(_) => prepare(lines, &path)?,
            MasterKeyCommand::Rotate(_) => rotate(provider, lines, data, &path).await?,
        };
        CommandResult::Ok(list(&lines)?)
    })?;
    if output.chosen().is_none() {
        let text = listed.iter().map(|(id, state)| format!("{id}  {state}\n"));
        return Ok(database::print(&text.collect::<String>())?);
    }
    let objects = listed.iter().map(|(id, state)| json!({ "id": id, "state": state }));
    output.print(COLUMNS, |show| Ok(objects.into_iter().try_for_each(show)?))
}

async fn read(provider: &Provider, path: &Path) -> CommandResult<Lines> {
    let shown = || path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(io_error_at(path))?;
    let mut lines: Vec<_> = text.trim().lines().map(|line| line.trim().to_owned()).collect();
    if lines.len() > 2 {
        return Err(MasterKeyError::TooMany { path: shown() }.into());
    }
    let place = match provider.keys().noted_master_key().await? {
        // Never changed: the first.
        None => 0,
        Some(noted) => {
            let is_noted = |line: &String| fingerprint(line).is_ok_and(|this| this == noted);
            let place = lines.iter().position(is_noted);
            place.ok_or_else(|| MasterKeyError::NotThere { path: shown() })?
        }
    };
    let in_use = lines.remove(place);
    Ok(Lines { in_use, other: lines.pop(), is_done: place == 1 })
}

/// From here on both can be read.
fn prepare(lines: Lines, path: &Path) -> CommandResult<Lines> {
    let next = MasterKey::generate_hex(&SystemRandomness);
    let text = format!("{}\n{next}", lines.in_use);
    write_secret(path, text).map_err(io_error_at(path))?;
    Ok(Lines { other: Some(next), ..lines })
}

async fn rotate(
    provider: &Provider,
    lines: Lines,
    data: &DataOptions,
    path: &Path,
) -> CommandResult<Lines> {
    let changed = if lines.is_done {
        // Another node has changed it, or an earlier try.
        lines
    } else {
        let lines = if lines.other.is_some() {
            lines
        } else if database::shared(data)?.is_some() {
            return Err(MasterKeyError::NotPrepared { path: path.display().to_string() }.into());
        } else {
            prepare(lines, path)?
        };
        let next = lines.other.ok_or(ProviderError::Lost("the next master key"))?;
        provider.keys().change_master_key(&next).await?;
        Lines { in_use: next, other: Some(lines.in_use), is_done: true }
    };
    if let Some(old) = &changed.other {
        let aside = unused_name(path, "before-rotation");
        write_secret(&aside, old).map_err(io_error_at(&aside))?;
    }
    write_secret(path, &changed.in_use).map_err(io_error_at(path))?;
    Ok(changed)
}

fn list(lines: &Lines) -> Result<Vec<(String, &'static str)>, ProviderError> {
    let mut keys = vec![(fingerprint(&lines.in_use)?, "active")];
    if let Some(other) = &lines.other {
        let state = if lines.is_done { "retired" } else { "next" };
        keys.push((fingerprint(other)?, state));
    }
    Ok(keys)
}
