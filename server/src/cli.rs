//! The command line.

mod catalogue;
mod credentials;
mod publisher;

use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use oauth::audit::chain::EntryHash;
use oauth::role::Role;

use crate::settings::GivenOptions;

pub use catalogue::{CatalogueCheckOptions, CatalogueCommand, CatalogueShowOptions};
pub use credentials::{
    CredentialListOptions, CredentialReplaceOptions, CredentialRevokeOptions, KeyAddOptions,
    KeyCommand, OverlapOption, TokenAddOptions, TokenCommand,
};
pub use publisher::{
    PublisherAddOptions, PublisherCommand, PublisherSetOptions, PublisherShowOptions,
};

/// A self-hosted OAuth 2.1 authorization server with a consent page that people
/// can trust.
#[derive(Parser)]
#[command(name = "countersign", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
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
    Keys(KeysCommand),

    /// Look at the audit log: who did what to which credential, grant or policy.
    #[command(subcommand)]
    Audit(AuditCommand),

    /// Look after the API keys of companies. Prints one line of JSON a key.
    ///
    /// `keys`, with an s, are those that sign access tokens.
    #[command(subcommand)]
    Key(KeyCommand),

    /// Look after the API tokens of companies. Prints one line of JSON a token.
    #[command(subcommand)]
    Token(TokenCommand),

    /// Look after publishers: who makes apps. Prints one line of JSON a publisher.
    #[command(subcommand)]
    Publisher(PublisherCommand),

    /// Check a catalogue of scopes, or show it.
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
}

/// From where to where.
#[derive(Subcommand)]
pub enum MigrateCommand {
    /// Copy everything from the embedded database to PostgreSQL. The server must be stopped.
    ///
    /// The PostgreSQL database must be empty. All is copied in one transaction, and read
    /// again: prints one line of JSON a table, with its rows and their SHA-256, which are the
    /// same on both sides, or keeps nothing and exits with 1. The embedded database stays as
    /// it is, and so does the master key, which all nodes need.
    #[command(
        after_help = "Example:\n  countersign migrate sqlite-to-postgres --data /var/lib/countersign \\\n    --database-url postgres://countersign@db.example/countersign"
    )]
    SqliteToPostgres(DataOptions),
}

/// What to do with the audit log.
#[derive(Subcommand)]
pub enum AuditCommand {
    /// Check that no entry was altered, removed, added or moved.
    ///
    /// Prints how many entries there are, and the hash of the last one (the head). If the
    /// log was tampered with, says where, and exits with 1. Whoever can write the whole
    /// database can write the whole log anew: keep the head elsewhere, and demand it with
    /// --head the next time.
    #[command(after_help = "Example:\n  countersign audit verify --data /var/lib/countersign")]
    Verify(AuditVerifyOptions),

    /// List all entries of all companies, newest first. Prints one line of JSON an entry.
    #[command(after_help = "Example:\n  countersign audit list --data /var/lib/countersign")]
    List(DataOptions),
}

/// Options of `audit verify`.
#[derive(Args, Clone)]
pub struct AuditVerifyOptions {
    /// A head that an earlier run printed: an entry must have that hash
    #[arg(long, value_name = "HASH")]
    pub head: Option<EntryHash>,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// What to do with companies.
#[derive(Subcommand)]
pub enum CompanyCommand {
    /// Add a company: a customer of the platform.
    #[command(
        after_help = "Example:\n  countersign company add --name Fabrikam --data /var/lib/countersign"
    )]
    Add(CompanyAddOptions),

    /// List all companies.
    #[command(after_help = "Example:\n  countersign company list")]
    List(DataOptions),
}

/// What to do with people.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Add a person. Their password is read from standard input, one line.
    ///
    /// It must have 15 to 256 characters.
    #[command(
        after_help = "Example:\n  countersign user add --company cmp_… --email lea@fabrikam.example --first-name Lea \\
    --last-name Sand --role administrator < password.txt"
    )]
    Add(UserAddOptions),

    /// List the people of a company.
    #[command(after_help = "Example:\n  countersign user list --company cmp_…")]
    List(UserListOptions),

    /// Change a person: role, password, or whether they can sign in.
    ///
    /// A running server knows it within a tenth of a second. Who is disabled can no
    /// longer sign in, sessions end, and neither apps nor API tokens act for them.
    #[command(
        after_help = "Example:\n  countersign user set --email lea@fabrikam.example --disable"
    )]
    Set(UserSetOptions),
}

/// Which folder, and which database.
#[derive(Args, Clone, Debug)]
pub struct DataOptions {
    /// The folder of the database and the master key
    #[arg(
        id = "data",
        long = "data",
        env = "COUNTERSIGN_DATA",
        value_name = "DIR",
        default_value = "data"
    )]
    pub folder: PathBuf,

    /// The PostgreSQL database, if the server uses one
    #[arg(
        long,
        env = "COUNTERSIGN_DATABASE_URL",
        value_name = "postgres://…",
        hide_env_values = true
    )]
    pub database_url: Option<SecretText>,
}

impl DataOptions {
    /// A folder with the embedded database.
    pub fn embedded(folder: PathBuf) -> Self {
        Self { folder, database_url: None }
    }
}

/// Text that is never shown: it holds a password. What is wrong with it is said without
/// quoting it, which the reader of the command line would do.
#[derive(Clone)]
pub struct SecretText(pub String);

impl FromStr for SecretText {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SecretText")
    }
}

/// Options of `company add`.
#[derive(Args, Clone)]
pub struct CompanyAddOptions {
    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// What somebody may do in their company.
#[derive(Clone, Copy, ValueEnum)]
pub enum RoleOption {
    /// Everything.
    Administrator,
    /// Their own.
    Standard,
}

impl From<RoleOption> for Role {
    fn from(option: RoleOption) -> Self {
        match option {
            RoleOption::Administrator => Self::Administrator,
            RoleOption::Standard => Self::Standard,
        }
    }
}

/// Options of `user add`.
#[derive(Args, Clone)]
pub struct UserAddOptions {
    /// The company they work for, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// The e-mail address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// First name
    #[arg(long, value_name = "NAME")]
    pub first_name: String,

    /// Last name
    #[arg(long, value_name = "NAME")]
    pub last_name: String,

    /// What they may do in their company
    #[arg(long, value_enum, default_value = "standard")]
    pub role: RoleOption,

    /// What they are there
    #[arg(long, value_name = "TITLE")]
    pub job_title: Option<String>,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `user list`.
#[derive(Args, Clone)]
pub struct UserListOptions {
    /// The company, by its id
    #[arg(long, value_name = "ID")]
    pub company: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `user set`.
#[derive(Args, Clone)]
pub struct UserSetOptions {
    /// Who: the e-mail address that they sign in with
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,

    /// What they may do in their company
    #[arg(long, value_enum)]
    pub role: Option<RoleOption>,

    /// Read a new password from standard input, one line
    #[arg(long)]
    pub password: bool,

    /// Let them sign in no longer
    #[arg(long, conflicts_with = "enable")]
    pub disable: bool,

    /// Let them sign in again
    #[arg(long)]
    pub enable: bool,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// What to do with the keys that sign access tokens.
#[derive(Subcommand)]
pub enum KeysCommand {
    /// Make the next signing key of each algorithm now.
    ///
    /// The server changes its keys by itself every 90 days; this is for doing so
    /// earlier. It may be running meanwhile. The new key is published at
    /// /.well-known/jwks.json at once (by a running server within a minute), and
    /// signs 10 minutes later: until then everybody who keeps the published set,
    /// for 5 minutes at most, has seen it. The old key stays published for 6
    /// minutes more, until all that it signed has expired, and is then deleted.
    /// Where a next key waits already, none is made.
    #[command(after_help = "Example:\n  countersign keys rotate")]
    Rotate(DataOptions),

    /// List the signing keys: what each does, and until or from when.
    ///
    /// One line a key: its id (the `kid` of tokens), algorithm, when it was made
    /// (UTC), and what it does: `next`, published but not signing yet; `active`;
    /// or `retired`, published until all that it signed has expired.
    #[command(after_help = "Example:\n  countersign keys list")]
    List(DataOptions),
}

/// What to change of a client.
#[derive(Subcommand)]
pub enum ClientCommand {
    /// Register a client, as a TOML file says. Prints its id and secret as JSON.
    ///
    /// The secret is shown this once. docs/src/reference/commands.md has an example of the file. A
    /// publisher in the file takes the place of the one of that id.
    #[command(after_help = "Example:\n  countersign client add calendar.toml")]
    Add(ClientAddOptions),

    /// Give a client a new secret. Prints it as JSON, this once.
    ///
    /// The secret before it works on until the next one is made, so that the client can
    /// change over; with --only it stops at once.
    #[command(after_help = "Example:\n  countersign client secret --client cli_… --only")]
    Secret(ClientSecretOptions),

    /// Disable a client, or enable it again.
    ///
    /// A disabled client is answered as if there were none, and its tokens open
    /// nothing; a JWT access token works for up to five minutes where an API reads it
    /// by itself.
    #[command(after_help = "Example:\n  countersign client set --client cli_… --disable")]
    Set(ClientSetOptions),

    /// Fetch a client's logo, check it, and keep it.
    ///
    /// The logo is fetched once, from a public web server over https, without
    /// following redirects. It must be a PNG, JPEG or WebP picture of at most
    /// 1 MiB and 2048 by 2048 pixels; SVG is not accepted. It is drawn anew at
    /// 96 by 96 pixels, and from then on served from this server's own address.
    /// Pages show it only where the client's publisher is verified. The server
    /// may be running meanwhile.
    #[command(
        after_help = "Example:\n  countersign client logo --client cli_… --url https://example.com/logo.png"
    )]
    Logo(LogoOptions),
}

/// Options of `client add`.
#[derive(Args, Clone)]
pub struct ClientAddOptions {
    /// What the client may do (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

/// Options of `client secret`.
#[derive(Args, Clone)]
pub struct ClientSecretOptions {
    /// The client
    #[arg(long, value_name = "ID")]
    pub client: String,

    /// Stop all secrets before it
    #[arg(long)]
    pub only: bool,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `client set`.
#[derive(Args, Clone)]
pub struct ClientSetOptions {
    /// The client
    #[arg(long, value_name = "ID")]
    pub client: String,

    /// Disable it
    #[arg(long, required_unless_present = "enable", conflicts_with = "enable")]
    pub disable: bool,

    /// Enable it again
    #[arg(long)]
    pub enable: bool,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `client logo`.
#[derive(Args, Clone)]
pub struct LogoOptions {
    /// The client
    #[arg(long, value_name = "ID")]
    pub client: String,

    /// Where its logo is, such as https://example.com/logo.png
    #[arg(long, value_name = "URL")]
    pub url: String,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `serve`; whatever is missing here may stand in the file.
#[derive(Args, Clone, Default)]
pub struct ServeOptions {
    /// Seed an empty database with practice data. Listens on loopback only.
    #[arg(long, env = "COUNTERSIGN_DEMO")]
    pub demo: bool,

    /// The configuration file (TOML); `countersign config example` prints one
    #[arg(long, env = "COUNTERSIGN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub given: GivenOptions<true>,
}

/// What the operator decided that more than the server follows: what is made beside it
/// must be as if the server had made it.
#[derive(Args, Clone, Default)]
pub struct DecisionOptions {
    /// The configuration file of the server (TOML)
    #[arg(long, env = "COUNTERSIGN_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub given: GivenOptions<false>,
}

/// Options of `backup`.
#[derive(Args, Clone)]
pub struct BackupOptions {
    /// The folder to make
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,

    /// Copy the master key, too
    #[arg(long)]
    pub with_master_key: bool,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// Options of `restore`.
#[derive(Args, Clone)]
pub struct RestoreOptions {
    /// The folder that `backup` made
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,

    /// The master key of the backup, if it is kept elsewhere
    #[arg(long, value_name = "FILE")]
    pub master_key: Option<PathBuf>,

    /// Move a database that is there aside
    #[arg(long)]
    pub replace: bool,

    #[expect(missing_docs, reason = "a comment would be the command's in its help")]
    #[command(flatten)]
    pub data: DataOptions,
}

/// What to do with the configuration.
#[derive(Subcommand)]
pub enum ConfigCommand {
    /// Check the configuration, and name all that is wrong with it.
    ///
    /// Reads what `serve` would read: options, environment and file, with the files that
    /// they name. Exits with 1 if something is wrong.
    #[command(after_help = "Example:\n  countersign config check --config countersign.toml")]
    Check(Box<ServeOptions>),

    /// Show the settings that hold, and where each was given. Secrets are hidden.
    #[command(after_help = "Example:\n  countersign config show --config countersign.toml")]
    Show(Box<ServeOptions>),

    /// Print a configuration file with every setting, explained and left out.
    #[command(after_help = "Example:\n  countersign config example > countersign.toml")]
    Example,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_command_explains_itself_with_an_example() {
        fn check(command: &mut clap::Command, name: &str) {
            let subcommands: Vec<_> =
                command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
            if subcommands.is_empty() {
                let help = command.render_long_help().to_string();
                let example = format!("Example:\n  {name} ");
                let example = example.trim_end();
                assert!(help.contains(example), "{name}: {help}");
            }
            for subcommand in subcommands.iter().filter(|subcommand| *subcommand != "help") {
                let found = command.find_subcommand_mut(subcommand).expect("listed");
                check(found, &format!("{name} {subcommand}"));
            }
        }
        let mut cli = Cli::command();
        cli.clone().debug_assert();
        check(&mut cli, "countersign");
    }
}
