use clap::Subcommand;
use provider::keys::purpose::KeyGroup;

use crate::cli::arguments::DataOptions;
use crate::cli::database::CommandResult;
use crate::cli::output::OutputOptions;
use crate::cli::server_key::{RetireOptions, list, retire, rotate};

#[derive(Subcommand)]
pub enum HmacKeyCommand {
    /// Generate the next HMAC key now.
    ///
    /// It authenticates forms, known browsers and DPoP nonces, and derives codes and refresh
    /// tokens, which are stored only as hashes. The server replaces it every 90 days; this does
    /// it earlier. The server may be running, and reads the new key within a minute; it is used
    /// 10 minutes later. The old key stays until everything it was used for has expired, a year
    /// for a known browser, and is then deleted. If a next key already exists, none is
    /// generated.
    #[command(after_help = "Example:\n  countersign hmac-key rotate")]
    Rotate(DataOptions),

    /// List the HMAC keys and their states.
    ///
    /// One line per key: its ID, algorithm, creation time (UTC) and state: `next`, not used
    /// yet; `active`; or `retired`, valid until everything it was used for has expired.
    #[command(after_help = "Example:\n  countersign hmac-key list")]
    List(DataOptions),

    /// Retire an HMAC key at once, because it may be stolen.
    ///
    /// Within a minute a running server refuses forms on pages that were opened before, and
    /// does not recognize browsers any more. Codes, tokens and sessions stay valid, but a token
    /// response that was lost cannot be repeated. An active key is replaced by a new one.
    #[command(after_help = "Example:\n  countersign hmac-key retire ID")]
    Retire(RetireOptions),
}

pub fn run(command: &HmacKeyCommand, output: OutputOptions) -> CommandResult {
    match command {
        HmacKeyCommand::Rotate(data) => rotate(KeyGroup::Hmac, data, output),
        HmacKeyCommand::List(data) => list(KeyGroup::Hmac, data, output),
        HmacKeyCommand::Retire(options) => retire(KeyGroup::Hmac, options, output),
    }
}
