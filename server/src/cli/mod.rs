//! The command line: one file for each command, with its options and what it does.

pub mod api_key;
pub mod api_token;
pub mod arguments;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod client;
pub mod client_logo;
pub mod company;
pub mod config;
mod credentials;
pub mod database;
pub mod doctor;
pub mod hmac_key;
pub mod master_key;
pub mod migrate;
pub mod publisher;
pub mod restore;
pub mod sealing_key;
pub mod serve;
mod server_key;
pub mod signing_key;
pub mod user;

#[cfg(test)]
mod tests;

use clap::{Parser, Subcommand};

use self::api_key::ApiKeyCommand;
use self::api_token::ApiTokenCommand;
use self::audit::AuditCommand;
use self::backup::BackupOptions;
use self::catalogue::CatalogueCommand;
use self::client::ClientCommand;
use self::company::CompanyCommand;
use self::config::ConfigCommand;
use self::database::{CommandResult, Lines};
use self::hmac_key::HmacKeyCommand;
use self::master_key::MasterKeyCommand;
use self::migrate::MigrateCommand;
use self::publisher::PublisherCommand;
use self::restore::RestoreOptions;
use self::sealing_key::SealingKeyCommand;
use self::signing_key::SigningKeyCommand;
use self::user::UserCommand;
use crate::settings::ServeOptions;

/// A self-hosted OAuth 2.1 authorization server with a consent page that people
/// can trust.
#[derive(Parser)]
#[command(name = "countersign", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Run the server until it is told to stop (SIGTERM or Ctrl-C).
    ///
    /// A command-line option beats the environment, which beats the
    /// configuration file. When the server is ready it prints one line:
    /// `countersign listening on http://ADDRESS`.
    #[command(
        after_help = "Example:\n  countersign serve --issuer https://auth.example --data /var/lib/countersign"
    )]
    Serve(Box<ServeOptions>),

    /// Check or show the configuration, or print one to begin with.
    #[command(subcommand)]
    Config(ConfigCommand),

    /// Check what an operator would look at first. Prints one line of JSON a check.
    ///
    /// Configuration, certificate, site, who may read the secrets, whether the database is
    /// whole, whether the master key opens it, and whether the audit log is as it was
    /// written. Exits with 1 if something is wrong. The server may be running meanwhile.
    #[command(after_help = "Example:\n  countersign doctor --config countersign.toml")]
    Doctor(Box<ServeOptions>),

    /// Copy the database to another folder while the server runs.
    ///
    /// The copy is of one moment, and checked. The master key is not in it, unless
    /// --with-master-key says so: keep it elsewhere, for whoever has both has everything.
    #[command(
        after_help = "Example:\n  countersign backup --to /backup/monday --data /var/lib/countersign"
    )]
    Backup(BackupOptions),

    /// Put a backup in the place of the database. The server must be stopped.
    ///
    /// It is used only if it is as it was made, whole, and readable with the master key:
    /// the one named with --master-key, the one in the backup, or the one in the data
    /// folder.
    #[command(
        after_help = "Example:\n  countersign restore --from /backup/monday --data /var/lib/countersign"
    )]
    Restore(RestoreOptions),

    /// Move the data to another kind of database.
    #[command(subcommand)]
    Migrate(MigrateCommand),

    /// Change what is registered of a client.
    #[command(subcommand)]
    Client(ClientCommand),

    /// Look after companies. Prints one line of JSON a company.
    #[command(subcommand)]
    Company(CompanyCommand),

    /// Look after people. Prints one line of JSON a person.
    #[command(subcommand)]
    User(UserCommand),

    /// Look after the keys that sign access tokens.
    #[command(subcommand)]
    SigningKey(SigningKeyCommand),

    /// Look after the keys that seal what travels through browsers and emails.
    #[command(subcommand)]
    SealingKey(SealingKeyCommand),

    /// Look after the keys that prove what the server gave out.
    #[command(subcommand)]
    HmacKey(HmacKeyCommand),

    /// Look after the master key, which wraps all of these.
    #[command(subcommand)]
    MasterKey(MasterKeyCommand),

    /// Look at the audit log: who did what to which credential, grant or policy.
    #[command(subcommand)]
    Audit(AuditCommand),

    /// Look after the API keys of companies. Prints one line of JSON a key.
    #[command(subcommand)]
    ApiKey(ApiKeyCommand),

    /// Look after the API tokens of companies. Prints one line of JSON a token.
    #[command(subcommand)]
    ApiToken(ApiTokenCommand),

    /// Look after publishers: who makes apps. Prints one line of JSON a publisher.
    #[command(subcommand)]
    Publisher(PublisherCommand),

    /// Check a catalogue of scopes, or show it.
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
}

impl Cli {
    pub fn run(self) -> CommandResult {
        let mut shown = |line| database::print_line(&line);
        match self.command {
            Command::Serve(options) => serve::run(*options).map_err(Into::into),
            Command::Config(command) => config::run(command),
            Command::Doctor(options) => doctor::run(*options),
            Command::Backup(options) => backup::run(&options).map_err(Into::into),
            Command::Restore(options) => restore::run(&options).map_err(Into::into),
            Command::Migrate(command) => printed(migrate::run(&command)),
            Command::Client(command) => client::run(&command, &mut shown),
            Command::Company(command) => printed(company::run(&command)),
            Command::User(command) => printed(user::run(&command)),
            Command::SigningKey(command) => signing_key::run(&command),
            Command::SealingKey(command) => sealing_key::run(&command),
            Command::HmacKey(command) => hmac_key::run(&command),
            Command::MasterKey(command) => master_key::run(&command),
            Command::Audit(command) => audit::run(&command),
            Command::ApiKey(command) => api_key::run(&command, &mut shown),
            Command::ApiToken(command) => api_token::run(&command, &mut shown),
            Command::Publisher(command) => printed(publisher::run(&command)),
            Command::Catalogue(command) => catalogue::run(&command),
        }
    }
}

fn printed(lines: Lines) -> CommandResult {
    Ok(database::print_lines(&lines?)?)
}
