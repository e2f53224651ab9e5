use clap::{Args, Subcommand};
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::id::CompanyId;
use provider::caller::Caller;

use crate::cli::credentials::{
    AddOptions, KEY_COLUMNS, ListOptions, ReplaceOptions, RevokeOptions, list, named_actor,
    replace, revoke, show_and_store,
};
use crate::cli::database::{self, CommandResult, Show};
use crate::cli::output::Columns;

#[derive(Subcommand)]
pub enum ApiKeyCommand {
    /// List the API keys of a company, newest first.
    #[command(after_help = "Example:\n  countersign api-key list --company cmp_…")]
    List(ListOptions),

    /// Create an API key. Prints its secret, only once.
    ///
    /// It gives full access to its company and never expires: for tests only.
    #[command(
        after_help = "Example:\n  countersign api-key add --company cmp_… --by lea@fabrikam.example --name \"Smoke test\""
    )]
    Add(ApiKeyAddOptions),

    /// Replace the secret of an API key. Prints the new one, only once.
    #[command(
        after_help = "Example:\n  countersign api-key replace key_… --by lea@fabrikam.example --overlap day"
    )]
    Replace(ReplaceOptions),

    /// Revoke an API key: it stops working at once.
    #[command(
        after_help = "Example:\n  countersign api-key revoke key_… --by lea@fabrikam.example"
    )]
    Revoke(RevokeOptions),
}

#[derive(Args, Clone)]
pub struct ApiKeyAddOptions {
    #[command(flatten)]
    pub add: AddOptions,

    /// Create a partner API key, which the server must permit (--partner-api-keys)
    #[arg(long)]
    pub partner: bool,
}

impl ApiKeyCommand {
    pub fn columns(&self) -> Columns {
        if matches!(self, Self::List(_)) { KEY_COLUMNS } else { &[] }
    }
}

pub fn run(command: &ApiKeyCommand, show: Show<'_>) -> CommandResult {
    match command {
        ApiKeyCommand::List(options) => list(options, ApiCredentialKind::is_key, show),
        ApiKeyCommand::Add(options) => add(options, show),
        ApiKeyCommand::Replace(options) => replace(options, ApiCredentialKind::is_key, show),
        ApiKeyCommand::Revoke(options) => revoke(options, ApiCredentialKind::is_key, show),
    }
}

fn add(options: &ApiKeyAddOptions, show: Show<'_>) -> CommandResult {
    let company = CompanyId::new(&options.add.company);
    let kind =
        if options.partner { ApiCredentialKind::PartnerApiKey } else { ApiCredentialKind::ApiKey };
    database::with_decisions(&options.add.server, async |provider| {
        let actor = named_actor(provider, Some(&company), &options.add.by).await?;
        let form = provider.credentials().new_form_id();
        let prepared = provider.credentials().prepare_api_key(
            Caller::operator(&actor),
            kind,
            &options.add.name,
            &form,
        )?;
        show_and_store(provider, prepared, show).await
    })
}
