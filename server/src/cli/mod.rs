//! The command line: one file for each command, with its options and what it does.

pub mod api_key;
pub mod api_token;
pub mod arguments;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod client;
pub mod client_logo;
mod client_sign_in;
pub mod company;
pub mod config;
mod credentials;
pub mod database;
pub mod doctor;
mod guarded_api;
pub mod hmac_key;
pub mod identity_provider;
pub mod introductions;
pub mod master_key;
pub mod migrate;
pub mod output;
pub mod password_line;
pub mod publisher;
pub mod restore;
pub mod role;
pub mod sealing_key;
pub mod serve;
mod server_key;
pub mod signing_key;
pub mod user;
pub mod user_companies;
mod user_import;
pub mod user_set;

#[cfg(test)]
mod tests;

use std::ffi::OsStr;

use clap::builder::Resettable;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use self::api_key::ApiKeyCommand;
use self::api_token::ApiTokenCommand;
use self::audit::AuditCommand;
use self::backup::BackupOptions;
use self::catalogue::CatalogueCommand;
use self::client::ClientCommand;
use self::company::CompanyCommand;
use self::config::ConfigCommand;
use self::database::{CommandResult, show_all};
use self::doctor::DoctorOptions;
use self::hmac_key::HmacKeyCommand;
use self::identity_provider::ProviderCommand;
use self::master_key::MasterKeyCommand;
use self::migrate::MigrateCommand;
use self::output::Printing;
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
    /// Run the server; with --demo, a demo.
    ///
    /// A command-line option overrides the environment, which overrides the configuration
    /// file. When the server is ready it prints one line: `countersign listening on
    /// http://ADDRESS`. SIGTERM and Ctrl-C stop it, after it has answered open requests.
    #[command(
        after_help = "Examples:\n  countersign serve --demo\n  countersign serve --issuer https://auth.example --data /var/lib/countersign"
    )]
    Serve(Box<ServeOptions>),

    /// Check, show or print a configuration.
    #[command(subcommand)]
    Config(ConfigCommand),

    /// Check an installation.
    ///
    /// Checks configuration, certificate, site files, permissions of the secrets, database,
    /// master key, audit log, mail server and failed emails. Exits with 1 if a check failed.
    /// The server may be running.
    ///
    /// With --guarded it checks only whether the proxy in front of an API passes on headers
    /// with which callers claim who they are.
    #[command(
        mut_arg("demo", |argument| argument.help("Check a demo: `serve --demo`")),
        after_help = "Examples:\n  countersign doctor --config countersign.toml\n  countersign doctor --guarded https://api.example/jobs --in-place-of 127.0.0.1:8080 <token.txt"
    )]
    Doctor(Box<DoctorOptions>),

    /// Copy the database to another directory while the server runs.
    ///
    /// The copy is consistent, and checked. It does not contain the master key, unless
    /// --with-master-key is given: store the key elsewhere, because database and key together
    /// give access to everything.
    #[command(
        after_help = "Example:\n  countersign backup --to /backup/monday --data /var/lib/countersign"
    )]
    Backup(BackupOptions),

    /// Replace the database with a backup. The server must be stopped.
    ///
    /// The backup is used only if it is unchanged, not damaged, and readable with the master
    /// key: the one named with --master-key, the one in the backup, or the one in the data
    /// directory.
    #[command(
        after_help = "Example:\n  countersign restore --from /backup/monday --data /var/lib/countersign"
    )]
    Restore(RestoreOptions),

    /// Move the data to another kind of database.
    Migrate(Printing<MigrateCommand>),

    /// Register and change clients.
    Client(Printing<ClientCommand>),

    /// Add and list companies.
    Company(Printing<CompanyCommand>),

    /// Add, list and change users.
    User(Printing<UserCommand>),

    /// Manage the keys that sign access tokens.
    #[command(mut_arg("format", key_format))]
    SigningKey(Printing<SigningKeyCommand>),

    /// Manage the keys that encrypt what travels through browsers and emails.
    #[command(mut_arg("format", key_format))]
    SealingKey(Printing<SealingKeyCommand>),

    /// Manage the keys that authenticate and derive what the server gives out.
    #[command(mut_arg("format", key_format))]
    HmacKey(Printing<HmacKeyCommand>),

    /// Manage the master key, which wraps all other keys.
    #[command(mut_arg("format", key_format))]
    MasterKey(Printing<MasterKeyCommand>),

    /// Verify and list the audit log.
    Audit(Printing<AuditCommand>),

    /// Manage the API keys of companies.
    ApiKey(Printing<ApiKeyCommand>),

    /// Manage the API tokens of companies.
    ApiToken(Printing<ApiTokenCommand>),

    /// Manage the identity providers of companies.
    Provider(Printing<ProviderCommand>),

    /// Manage the publishers of apps.
    Publisher(Printing<PublisherCommand>),

    /// Check or show a catalogue of scopes.
    Catalogue(Printing<CatalogueCommand>),
}

/// What people look for, in the order in which they do.
const GROUPS: [(&str, &[&str]); 3] = [
    ("Run the server", &["serve", "config", "doctor"]),
    (
        "Operate the platform",
        &[
            "company",
            "user",
            "provider",
            "client",
            "publisher",
            "api-key",
            "api-token",
            "audit",
            "catalogue",
        ],
    ),
    (
        "Manage data and keys",
        &["backup", "restore", "migrate", "signing-key", "sealing-key", "hmac-key", "master-key"],
    ),
];

fn key_format(argument: clap::Arg) -> clap::Arg {
    argument.help("How to print [default: a table on a terminal, plain lines elsewhere]")
}

impl Cli {
    /// From the command line and the environment.
    pub fn read() -> Result<Self, clap::Error> {
        let matches = without_empty_variables(Self::definition()).try_get_matches()?;
        Self::from_arg_matches(&matches)
    }

    /// clap lists commands without groups.
    pub(crate) fn definition() -> clap::Command {
        let command = Self::command();
        let heading = *command.get_styles().get_header();
        let name = *command.get_styles().get_literal();
        let line = |member: &&str| {
            let about = command.find_subcommand(member).and_then(clap::Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            format!("  {name}{member:12}{name:#} {about}\n")
        };
        let group = |(title, members): (&str, &[&str])| {
            let lines: String = members.iter().map(line).collect();
            format!("{heading}{title}:{heading:#}\n{lines}\n")
        };
        let groups: String = GROUPS.into_iter().map(group).collect();
        command.help_template(format!(
            "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}{heading}Options:{heading:#}\n\
             {{options}}{{after-help}}"
        ))
        .after_help(
            "`countersign serve --demo` starts a demo on http://localhost:3000.\n\
             `countersign help COMMAND` explains a command.",
        )
    }

    pub fn run(self) -> CommandResult {
        match self.command {
            Command::Serve(options) => serve::run(*options).map_err(Into::into),
            Command::Config(command) => config::run(command),
            Command::Doctor(options) => doctor::run(*options),
            Command::Backup(options) => backup::run(&options).map_err(Into::into),
            Command::Restore(options) => restore::run(&options).map_err(Into::into),
            Command::Migrate(Printing { command, output }) => {
                output.print(migrate::COLUMNS, |show| show_all(migrate::run(&command), show))
            }
            Command::Client(Printing { command, output }) => {
                output.print(&[], |show| client::run(&command, show))
            }
            Command::Company(Printing { command, output }) => {
                output.print(command.columns(), |show| show_all(company::run(&command), show))
            }
            Command::User(Printing { command, output }) => {
                output.print(command.columns(), |show| show_all(user::run(&command), show))
            }
            Command::SigningKey(Printing { command, output }) => signing_key::run(&command, output),
            Command::SealingKey(Printing { command, output }) => sealing_key::run(&command, output),
            Command::HmacKey(Printing { command, output }) => hmac_key::run(&command, output),
            Command::MasterKey(Printing { command, output }) => master_key::run(&command, output),
            Command::Audit(Printing { command, output }) => audit::run(&command, output),
            Command::ApiKey(Printing { command, output }) => {
                output.print(command.columns(), |show| api_key::run(&command, show))
            }
            Command::ApiToken(Printing { command, output }) => {
                output.print(command.columns(), |show| api_token::run(&command, show))
            }
            Command::Provider(Printing { command, output }) => output
                .print(command.columns(), |show| show_all(identity_provider::run(&command), show)),
            Command::Publisher(Printing { command, output }) => {
                output.print(command.columns(), |show| show_all(publisher::run(&command), show))
            }
            Command::Catalogue(Printing { command, output }) => catalogue::run(&command, output),
        }
    }
}

/// An empty variable counts as not set: compose files and unit files name variables that only some
/// installations give a value.
fn without_empty_variables(command: clap::Command) -> clap::Command {
    let is_empty = |name: &OsStr| std::env::var_os(name).is_some_and(|value| value.is_empty());
    command
        .mut_args(|argument| match argument.get_env() {
            Some(name) if is_empty(name) => argument.env(Resettable::Reset),
            _ => argument,
        })
        .mut_subcommands(without_empty_variables)
}
