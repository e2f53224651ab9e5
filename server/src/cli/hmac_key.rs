use clap::Subcommand;
use provider::keys::purpose::KeyGroup;

use crate::cli::arguments::DataOptions;
use crate::cli::database::CommandResult;
use crate::cli::server_key::{RetireOptions, list, retire, rotate};

#[derive(Subcommand)]
pub enum HmacKeyCommand {
    /// Make the next HMAC key now.
    ///
    /// It proves forms, known browsers and DPoP nonces, and derives codes and refresh
    /// tokens, of which only hashes are kept. The server changes it by itself every 90
    /// days; this is for doing so earlier. It may be running meanwhile, and knows the new
    /// key within a minute; it is used 10 minutes later. The old key proves what it was used
    /// for until that has ended, a year for a known browser, and is then deleted. Where a
    /// next key waits already, none is made.
    #[command(after_help = "Example:\n  countersign hmac-key rotate")]
    Rotate(DataOptions),

    /// List the HMAC keys: what each does, and until or from when.
    ///
    /// One line a key: its id, algorithm, when it was made (UTC), and what it does:
    /// `next`, known but not used yet; `active`; or `retired`, which proves what it was
    /// used for until all of that has ended.
    #[command(after_help = "Example:\n  countersign hmac-key list")]
    List(DataOptions),

    /// End an HMAC key at once: somebody else may have it.
    ///
    /// Within a minute a running server refuses forms on pages that were opened before, and
    /// knows browsers no longer. Codes, tokens and sessions that were issued stay good, but
    /// an answer that was lost on its way is not given again. The place of the active one is
    /// taken by a new one.
    #[command(after_help = "Example:\n  countersign hmac-key retire ID")]
    Retire(RetireOptions),
}

pub fn run(command: &HmacKeyCommand) -> CommandResult {
    match command {
        HmacKeyCommand::Rotate(data) => rotate(KeyGroup::Hmac, data),
        HmacKeyCommand::List(data) => list(KeyGroup::Hmac, data),
        HmacKeyCommand::Retire(options) => retire(KeyGroup::Hmac, options),
    }
}
