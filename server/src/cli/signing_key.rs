use clap::Subcommand;
use provider::keys::purpose::KeyGroup;

use crate::cli::arguments::DataOptions;
use crate::cli::database::CommandResult;
use crate::cli::server_key::{RetireOptions, list, retire, rotate};

#[derive(Subcommand)]
pub enum SigningKeyCommand {
    /// Make the next signing key of each algorithm now.
    ///
    /// The server changes its keys by itself every 90 days; this is for doing so
    /// earlier. It may be running meanwhile. The new key is published at
    /// /.well-known/jwks.json at once (by a running server within a minute), and
    /// signs 10 minutes later: until then everybody who keeps the published set,
    /// for 5 minutes at most, has seen it. The old key stays published for 6
    /// minutes more, until all that it signed has expired, and is then deleted.
    /// Where a next key waits already, none is made.
    #[command(after_help = "Example:\n  countersign signing-key rotate")]
    Rotate(DataOptions),

    /// List the signing keys: what each does, and until or from when.
    ///
    /// One line a key: its id (the `kid` of tokens), algorithm, when it was made
    /// (UTC), and what it does: `next`, published but not signing yet; `active`;
    /// or `retired`, published until all that it signed has expired.
    #[command(after_help = "Example:\n  countersign signing-key list")]
    List(DataOptions),

    /// End a signing key at once: somebody else may have it.
    ///
    /// Tokens that it signed are refused, by a running server within a minute and by APIs
    /// that keep the published set within 5 minutes more. The place of the active one is
    /// taken by a new one, which signs at once: APIs that keep the set refuse its tokens
    /// until they have read it again.
    #[command(after_help = "Example:\n  countersign signing-key retire ID")]
    Retire(RetireOptions),
}

pub fn run(command: &SigningKeyCommand) -> CommandResult {
    match command {
        SigningKeyCommand::Rotate(data) => rotate(KeyGroup::Signing, data),
        SigningKeyCommand::List(data) => list(KeyGroup::Signing, data),
        SigningKeyCommand::Retire(options) => retire(KeyGroup::Signing, options),
    }
}
