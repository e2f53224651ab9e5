use clap::Subcommand;
use provider::keys::purpose::KeyGroup;

use crate::cli::arguments::DataOptions;
use crate::cli::database::CommandResult;
use crate::cli::server_key::{RetireOptions, list, retire, rotate};

#[derive(Subcommand)]
pub enum SealingKeyCommand {
    /// Make the next sealing key now.
    ///
    /// It encrypts what travels instead of being kept: requests on open pages, pushed
    /// requests, links in emails. The server changes it by itself every 90 days; this is
    /// for doing so earlier. It may be running meanwhile, and knows the new key within a
    /// minute; it is used 10 minutes later. The old key opens what it sealed for 30 days
    /// more, and is then deleted. Where a next key waits already, none is made.
    #[command(after_help = "Example:\n  countersign sealing-key rotate")]
    Rotate(DataOptions),

    /// List the sealing keys: what each does, and until or from when.
    ///
    /// One line a key: its id, algorithm, when it was made (UTC), and what it does:
    /// `next`, known but not used yet; `active`; or `retired`, which opens what it sealed
    /// until all of that has ended.
    #[command(after_help = "Example:\n  countersign sealing-key list")]
    List(DataOptions),

    /// End a sealing key at once: somebody else may have it.
    ///
    /// Within a minute a running server refuses what it sealed: pages that are open must
    /// be opened again, and links in emails do nothing. Tokens and sessions stay. The place
    /// of the active one is taken by a new one.
    #[command(after_help = "Example:\n  countersign sealing-key retire ID")]
    Retire(RetireOptions),
}

pub fn run(command: &SealingKeyCommand) -> CommandResult {
    match command {
        SealingKeyCommand::Rotate(data) => rotate(KeyGroup::Sealing, data),
        SealingKeyCommand::List(data) => list(KeyGroup::Sealing, data),
        SealingKeyCommand::Retire(options) => retire(KeyGroup::Sealing, options),
    }
}
