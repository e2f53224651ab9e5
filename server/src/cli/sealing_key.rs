use clap::Subcommand;
use provider::keys::purpose::KeyGroup;

use crate::cli::arguments::DataOptions;
use crate::cli::database::CommandResult;
use crate::cli::output::OutputOptions;
use crate::cli::server_key::{RetireOptions, list, retire, rotate};

#[derive(Subcommand)]
pub enum SealingKeyCommand {
    /// Generate the next sealing key now.
    ///
    /// It encrypts what the server gives out instead of storing: requests on open pages,
    /// pushed requests, links in emails. The server replaces it every 90 days; this does it
    /// earlier. The server may be running, and reads the new key within a minute; it is used
    /// 10 minutes later. The old key decrypts what it sealed for 30 more days and is then
    /// deleted. If a next key already exists, none is generated.
    #[command(after_help = "Example:\n  countersign sealing-key rotate")]
    Rotate(DataOptions),

    /// List the sealing keys and their states.
    ///
    /// One line per key: its ID, algorithm, creation time (UTC) and state: `next`, not used
    /// yet; `active`; or `retired`, which decrypts what it sealed until all of that has expired.
    #[command(after_help = "Example:\n  countersign sealing-key list")]
    List(DataOptions),

    /// Retire a sealing key at once, because it may be stolen.
    ///
    /// Within a minute a running server refuses what it sealed: open pages must be loaded
    /// again, and links in emails stop working. Tokens and sessions stay valid. An active key is
    /// replaced by a new one.
    #[command(after_help = "Example:\n  countersign sealing-key retire ID")]
    Retire(RetireOptions),
}

pub fn run(command: &SealingKeyCommand, output: OutputOptions) -> CommandResult {
    match command {
        SealingKeyCommand::Rotate(data) => rotate(KeyGroup::Sealing, data, output),
        SealingKeyCommand::List(data) => list(KeyGroup::Sealing, data, output),
        SealingKeyCommand::Retire(options) => retire(KeyGroup::Sealing, options, output),
    }
}
