use clap::Subcommand;
use provider::keys::purpose::KeyGroup;

use crate::cli::arguments::DataOptions;
use crate::cli::database::CommandResult;
use crate::cli::output::OutputOptions;
use crate::cli::server_key::{RetireOptions, list, retire, rotate};

#[derive(Subcommand)]
pub enum SigningKeyCommand {
    /// Generate the next signing key of each algorithm now.
    ///
    /// The server replaces its keys every 90 days; this does it earlier. The server may be
    /// running. The new key is published at /.well-known/jwks.json at once (by a running
    /// server within a minute) and signs 10 minutes later, when every API that caches the
    /// published keys, for 5 minutes at most, has read it. The old key stays published for 6
    /// more minutes, until all tokens that it signed have expired, and is then deleted; one of
    /// RS256, which signs ID tokens alone, for as long as a session can last, since an app sends
    /// the last ID token back to sign its user out. If a next key already exists, none is
    /// generated.
    #[command(after_help = "Example:\n  countersign signing-key rotate")]
    Rotate(DataOptions),

    /// List the signing keys and their states.
    ///
    /// One line per key: its ID (the `kid` of tokens), algorithm, creation time (UTC) and
    /// state: `next`, published but not signing yet; `active`; or `retired`, published until
    /// all tokens that it signed have expired.
    #[command(after_help = "Example:\n  countersign signing-key list")]
    List(DataOptions),

    /// Retire a signing key at once, because it may be stolen.
    ///
    /// Tokens that it signed are refused, by a running server within a minute and by APIs
    /// that cache the published keys within 5 more minutes. An active key is replaced by a new
    /// one, which signs at once: APIs refuse its tokens until they have read the published
    /// keys again.
    #[command(after_help = "Example:\n  countersign signing-key retire ID")]
    Retire(RetireOptions),
}

pub fn run(command: &SigningKeyCommand, output: OutputOptions) -> CommandResult {
    match command {
        SigningKeyCommand::Rotate(data) => rotate(KeyGroup::Signing, data, output),
        SigningKeyCommand::List(data) => list(KeyGroup::Signing, data, output),
        SigningKeyCommand::Retire(options) => retire(KeyGroup::Signing, options, output),
    }
}
