//! `countersign key` and `countersign token`.

use clap::{Args, Subcommand, ValueEnum};
use oauth::api_credential::Overlap;

use super::{DataOptions, DecisionOptions};

/// What to do with API keys.
#[derive(Subcommand)]
pub enum KeyCommand {
    /// List the API keys of a company, newest first.
    #[command(after_help = "Example:\n  countersign key list --company cmp_…")]
    List(CredentialListOptions),

    /// Make an API key. Prints it as JSON, this once.
    ///
    /// It opens everything in its company, and has no end: for testing.
    #[command(
        after_help = "Example:\n  countersign key add --company cmp_… --by lea@fabrikam.example --name \"Smoke test\""
    )]
    Add(KeyAddOptions),

    /// Put a new secret in place of a key's. Prints it as JSON, this once.
    #[command(
        after_help = "Example:\n  countersign key replace key_… --by lea@fabrikam.example --overlap day"
    )]
    Replace(CredentialReplaceOptions),

    /// Revoke a key: from now on it opens nothing.
    #[command(after_help = "Example:\n  countersign key revoke key_… --by lea@fabrikam.example")]
    Revoke(CredentialRevokeOptions),
}

/// What to do with API tokens.
#[derive(Subcommand)]
pub enum TokenCommand {
    /// List the API tokens of a company, newest first.
    #[command(after_help = "Example:\n  countersign token list --company cmp_…")]
    List(CredentialListOptions),

    /// Make an API token. Prints it as JSON, this once.
    ///
    /// It reaches what the person reaches in whose name it is made, and stops when they
    /// are disabled. `countersign catalogue show --token-catalogue` lists scopes and
    /// presets.
    #[command(
        after_help = "Example:\n  countersign token add --company cmp_… --by lea@fabrikam.example --name Export \\\n    --scope \"jobs applications\" --days 30"
    )]
    Add(TokenAddOptions),

    /// Put a new secret in place of a token's. Prints it as JSON, this once.
    #[command(
        after_help = "Example:\n  countersign token replace key_… --by lea@fabrikam.example --overlap hour"
    )]
    Replace(CredentialReplaceOptions),

    /// Revoke a token: from now on it opens nothing.
    #[command(after_help = "Example:\n  countersign token revoke key_… --by lea@fabrikam.example")]
    Revoke(CredentialRevokeOptions),
}

/// Options of `key list` and `token list`.
#[derive(Args, Clone)]
pub struct CredentialListOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `key add`.
#[derive(Args, Clone)]
pub struct KeyAddOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// In whose name: the e-mail address of one of its administrators
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    /// What it is to be called
    #[arg(long, value_name = "NAME")]
    pub name: String,

    /// Make a partner API key, which the server must permit (--partner-api-keys)
    #[arg(long)]
    pub partner: bool,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

/// Options of `token add`.
#[derive(Args, Clone)]
pub struct TokenAddOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// In whose name: the e-mail address of somebody of that company
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    /// What it is to be called
    #[arg(long, value_name = "NAME")]
    pub name: String,

    /// What it is for
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,

    /// What it is to open, separated by spaces; may be given more than once
    #[arg(long, value_name = "SCOPES", value_delimiter = ' ', required_unless_present = "preset")]
    pub scope: Vec<String>,

    /// What it is to open: the scopes of a preset
    #[arg(long, value_name = "ID", conflicts_with = "scope")]
    pub preset: Option<String>,

    /// For how many days it is good
    #[arg(long, value_name = "N", default_value_t = oauth::api_credential::DEFAULT_EXPIRY_DAYS)]
    pub days: u32,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

/// For how long a secret works beside the one in its place.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[expect(missing_docs, reason = "each is what its name says")]
pub enum OverlapOption {
    Now,
    Hour,
    Day,
    Week,
}

impl From<OverlapOption> for Overlap {
    fn from(option: OverlapOption) -> Self {
        match option {
            OverlapOption::Now => Self::None,
            OverlapOption::Hour => Self::Hour,
            OverlapOption::Day => Self::Day,
            OverlapOption::Week => Self::Week,
        }
    }
}

/// Options of `key replace` and `token replace`.
#[derive(Args, Clone)]
pub struct CredentialReplaceOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    /// In whose name: the e-mail address of one of its company's administrators
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    /// When the old secret stops: at once, or after so long
    #[arg(long, value_enum)]
    pub overlap: OverlapOption,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

/// Options of `key revoke` and `token revoke`.
#[derive(Args, Clone)]
pub struct CredentialRevokeOptions {
    /// Which, by its id
    #[arg(value_name = "ID")]
    pub id: String,

    /// In whose name: the e-mail address of one of its company's administrators
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}
