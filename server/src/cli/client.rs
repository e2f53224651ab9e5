use std::path::PathBuf;

use clap::{Args, Subcommand};
use oauth::authorize::response_mode::ResponseMode;
use oauth::credential::secret::ClientSecret;
use oauth::id::ClientId;
use provider::clients::manage_clients::ClientFile;
use serde_json::{Value, json};

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::cli::client_logo::{self, LogoOptions};
use crate::cli::client_sign_in::{self, SignInOptions};
use crate::cli::database::{self, CommandResult, Show, not_stored};
use crate::cli::introductions::{self, HostOptions};
use crate::cli::password_line::read_secret;
use crate::toml_file;

#[derive(Subcommand)]
pub enum ClientCommand {
    /// Register a client from a TOML file. Prints its ID and secret.
    ///
    /// The secret is shown only once. docs/src/reference/commands.md has an example of the file. A
    /// publisher in the file replaces the one with the same ID.
    #[command(after_help = "Example:\n  countersign client add calendar.toml")]
    Add(ClientAddOptions),

    /// Add a secret to a client. Prints it, only once.
    ///
    /// The previous secret works until the next one is created, so that the client can change
    /// over; with --only it stops at once.
    #[command(after_help = "Example:\n  countersign client secret --client cli_… --only")]
    Secret(ClientSecretOptions),

    /// Disable a client, enable it again, or set its response modes or how it signs people in.
    ///
    /// A disabled client is treated as unknown. Its grants, codes and tokens end for good: once
    /// enabled, it asks its users again. A JWT access token works for up to five more minutes in
    /// APIs that verify it by themselves.
    #[command(after_help = "Example:\n  countersign client set --client cli_… --disable")]
    Set(ClientSetOptions),

    /// Fetch a client's logo, check it and store it.
    ///
    /// The logo is fetched once, from a public web server over https, without
    /// following redirects. It must be a PNG, JPEG or WebP picture of at most
    /// 1 MiB and 2048 by 2048 pixels; SVG is not accepted. It is scaled to
    /// 96 by 96 pixels and served from this server's own address.
    /// Pages show it only where answers go to a verified domain of the client's
    /// publisher. The server may be running meanwhile.
    #[command(
        after_help = "Example:\n  countersign client logo --client cli_… --url https://example.com/logo.png"
    )]
    Logo(LogoOptions),

    /// List the apps that introduced themselves by a metadata document.
    ///
    /// Each with its host, when its document was last read, and why the last try failed, if it
    /// did. To end one, disable it: countersign client set --disable.
    #[command(after_help = "Example:\n  countersign client documents")]
    Documents(DataOptions),

    /// Decide about the apps of a host for a company.
    ///
    /// As its administrators do on the page about the company's policy.
    #[command(
        after_help = "Example:\n  countersign client host --by lea@fabrikam.example --host claude.ai --approve"
    )]
    Host(HostOptions),

    /// Make a token with which apps register themselves. Prints it, only once.
    ///
    /// It works for 30 days, where the setting `registration` is `token`.
    #[command(after_help = "Example:\n  countersign client registration-token")]
    RegistrationToken(DataOptions),
}

#[derive(Args, Clone)]
pub struct ClientAddOptions {
    /// The client (TOML)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Read its secret from standard input, instead of making one
    ///
    /// For a client that another server gave a secret: at least 32 characters, on one line.
    #[arg(long)]
    pub own_secret: bool,

    #[command(flatten)]
    pub server: ServerOptions,
}

#[derive(Args, Clone)]
pub struct ClientSecretOptions {
    /// The ID of the client
    #[arg(long, value_name = "ID")]
    pub client: String,

    /// End all earlier secrets at once
    #[arg(long)]
    pub only: bool,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct ClientSetOptions {
    /// The ID of the client
    #[arg(long, value_name = "ID")]
    pub client: String,

    /// Disable it
    #[arg(
        long,
        required_unless_present_any = [
            "enable", "response_mode", "subject_type", "id_token_algorithm", "pkce",
            "post_logout_redirect_uri", "backchannel_logout_uri",
            "backchannel_logout_session_required", "default_max_age", "default_acr",
            "initiate_login_uri",
        ],
        conflicts_with = "enable"
    )]
    pub disable: bool,

    /// Enable it again
    #[arg(long)]
    pub enable: bool,

    /// How answers may reach it from now on: query, fragment or form_post; may be given several times
    #[arg(long, value_name = "MODE", value_parser = response_mode)]
    pub response_mode: Vec<ResponseMode>,

    #[command(flatten)]
    pub sign_in: SignInOptions,

    #[command(flatten)]
    pub data: DataOptions,
}

fn response_mode(text: &str) -> Result<ResponseMode, String> {
    let known = ResponseMode::ALL.map(ResponseMode::as_str).join(", ");
    ResponseMode::parse(text).ok_or_else(|| format!("use one of {known}"))
}

pub fn run(command: &ClientCommand, show: Show<'_>) -> CommandResult {
    match command {
        ClientCommand::Add(options) => add(options, show),
        ClientCommand::Secret(options) => secret(options, show),
        ClientCommand::Set(options) => set(options, show),
        ClientCommand::Logo(options) => client_logo::run(options),
        ClientCommand::Documents(data) => introductions::documents(data, show),
        ClientCommand::Host(options) => introductions::decide_host(options, show),
        ClientCommand::RegistrationToken(data) => introductions::token(data, show),
    }
}

fn add(options: &ClientAddOptions, show: Show<'_>) -> CommandResult {
    let file: ClientFile = toml_file::read(&options.file)?;
    let own_secret = options.own_secret.then(read_secret).transpose()?;
    database::with_decisions(&options.server, async |provider| {
        let prepared = provider.clients().prepare_client(file, own_secret).await?;
        show(json!({
            "client_id": prepared.client.id.as_str(),
            // One that was brought is known.
            "client_secret": prepared
                .secret
                .as_ref()
                .filter(|_| !options.own_secret)
                .map(ClientSecret::expose),
        }))?;
        Ok(provider.clients().add_client(&prepared).await.map_err(not_stored)?)
    })
}

fn secret(options: &ClientSecretOptions, show: Show<'_>) -> CommandResult {
    let id = ClientId::new(&options.client);
    database::with(&options.data, async |provider| {
        let prepared = provider.clients().prepare_client_secret(&id, options.only).await?;
        show(json!({ "client_id": id.as_str(), "client_secret": prepared.secret.expose() }))?;
        Ok(provider.clients().add_client_secret(&prepared).await.map_err(not_stored)?)
    })
}

fn set(options: &ClientSetOptions, show: Show<'_>) -> CommandResult {
    let id = ClientId::new(&options.client);
    let logout_uris = options.sign_in.logout_uris()?;
    database::with(&options.data, async |provider| {
        let clients = provider.clients();
        if options.sign_in.is_given() {
            let change = |terms| options.sign_in.change(logout_uris, terms);
            clients.set_sign_in(&id, change).await?;
        }
        if !options.response_mode.is_empty() {
            clients.set_response_modes(&id, &options.response_mode).await?;
        }
        let client = if options.disable || options.enable {
            clients.set_client_disabled(&id, options.disable).await?
        } else {
            clients.client_to_manage(&id).await?
        };
        let modes: Vec<_> = client.response_modes.iter().map(|mode| mode.as_str()).collect();
        let mut shown = json!({
            "client_id": client.id.as_str(),
            "disabled": client.disabled,
            "response_modes": modes,
        });
        if let (Some(shown), Value::Object(sign_in)) =
            (shown.as_object_mut(), client_sign_in::show(&client))
        {
            shown.extend(sign_in);
        }
        Ok(show(shown)?)
    })
}
