use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::id::ClientId;
use provider::clients::manage_clients::ClientFile;
use serde_json::json;

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::cli::client_logo::{self, LogoOptions};
use crate::cli::database::{self, Lines};
use crate::toml_file;

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
    /// Pages show it only where answers go to a verified domain of the client's
    /// publisher. The server may be running meanwhile.
    #[command(
        after_help = "Example:\n  countersign client logo --client cli_… --url https://example.com/logo.png"
    )]
    Logo(LogoOptions),
}

#[derive(Args, Clone)]
pub struct ClientAddOptions {
    /// What the client may do (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    #[command(flatten)]
    pub server: ServerOptions,
}

#[derive(Args, Clone)]
pub struct ClientSecretOptions {
    /// The client
    #[arg(long, value_name = "ID")]
    pub client: String,

    /// Stop all secrets before it
    #[arg(long)]
    pub only: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

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

    #[command(flatten)]
    pub data: DataOptions,
}

pub fn run(command: &ClientCommand) -> Lines {
    match command {
        ClientCommand::Add(options) => add(options),
        ClientCommand::Secret(options) => secret(options),
        ClientCommand::Set(options) => set(options),
        ClientCommand::Logo(options) => client_logo::run(options).map(|()| Vec::new()),
    }
}

fn add(options: &ClientAddOptions) -> Lines {
    let file: ClientFile = toml_file::read(&options.file)?;
    database::with_decisions(&options.server, async |provider| {
        let added = provider.clients().add_client(file).await?;
        Ok(vec![json!({
            "client_id": added.client.id.as_str(),
            "client_secret": added.secret.map(|secret| secret.expose().to_owned()),
        })])
    })
}

fn secret(options: &ClientSecretOptions) -> Lines {
    let id = ClientId::new(&options.client);
    database::with(&options.data, async |provider| {
        let secret = provider.clients().add_client_secret(&id, options.only).await?;
        Ok(vec![json!({ "client_id": id.as_str(), "client_secret": secret.expose() })])
    })
}

fn set(options: &ClientSetOptions) -> Lines {
    let id = ClientId::new(&options.client);
    database::with(&options.data, async |provider| {
        let client = provider.clients().set_client_disabled(&id, options.disable).await?;
        Ok(vec![json!({ "client_id": client.id.as_str(), "disabled": client.disabled })])
    })
}
