use clap::{Args, Subcommand};
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::{ApiTokenRequest, Expiry};
use oauth::id::CompanyId;
use oauth::scope::{Scope, ScopeSet};
use provider::Provider;
use provider::caller::Caller;

use crate::cli::credentials::{
    AddOptions, ListOptions, ReplaceOptions, RevokeOptions, TOKEN_COLUMNS, list, named_actor,
    replace, revoke, show_and_store,
};
use crate::cli::database::{self, CommandResult, Show};
use crate::cli::output::Columns;

#[derive(Subcommand)]
pub enum ApiTokenCommand {
    /// List the API tokens of a company, newest first.
    #[command(after_help = "Example:\n  countersign api-token list --company cmp_…")]
    List(ListOptions),

    /// Create an API token. Prints its secret, only once.
    ///
    /// It can reach what the user who creates it can reach, and stops when that user is disabled.
    /// `countersign catalogue show --token-catalogue` lists scopes and presets.
    #[command(
        after_help = "Example:\n  countersign api-token add --company cmp_… --by lea@fabrikam.example --name Export \\\n    --scope \"jobs applications\" --days 30"
    )]
    Add(ApiTokenAddOptions),

    /// Replace the secret of an API token. Prints the new one, only once.
    #[command(
        after_help = "Example:\n  countersign api-token replace key_… --by lea@fabrikam.example --overlap hour"
    )]
    Replace(ReplaceOptions),

    /// Revoke an API token: it stops working at once.
    #[command(
        after_help = "Example:\n  countersign api-token revoke key_… --by lea@fabrikam.example"
    )]
    Revoke(RevokeOptions),
}

#[derive(Args, Clone)]
pub struct ApiTokenAddOptions {
    #[command(flatten)]
    pub add: AddOptions,

    /// What it is for
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,

    /// Its scopes, separated by spaces; may be given more than once
    #[arg(long, value_name = "SCOPES", value_delimiter = ' ', required_unless_present = "preset")]
    pub scope: Vec<String>,

    /// The preset whose scopes it gets
    #[arg(long, value_name = "ID", conflicts_with = "scope")]
    pub preset: Option<String>,

    /// For how many days it is good
    #[arg(long, value_name = "N", default_value_t = oauth::credential::request::DEFAULT_EXPIRY_DAYS)]
    pub days: u32,
}

impl ApiTokenCommand {
    pub fn columns(&self) -> Columns {
        if matches!(self, Self::List(_)) { TOKEN_COLUMNS } else { &[] }
    }
}

pub fn run(command: &ApiTokenCommand, show: Show<'_>) -> CommandResult {
    match command {
        ApiTokenCommand::List(options) => list(options, is_token, show),
        ApiTokenCommand::Add(options) => add(options, show),
        ApiTokenCommand::Replace(options) => replace(options, is_token, show),
        ApiTokenCommand::Revoke(options) => revoke(options, is_token, show),
    }
}

fn is_token(kind: ApiCredentialKind) -> bool {
    kind == ApiCredentialKind::ApiToken
}

fn add(options: &ApiTokenAddOptions, show: Show<'_>) -> CommandResult {
    let company = CompanyId::new(&options.add.company);
    database::with_decisions(&options.add.server, async |provider| {
        let request = ApiTokenRequest {
            name: options.add.name.clone(),
            note: options.note.clone(),
            scopes: chosen(provider, options)?,
            expiry: Some(Expiry::Days(options.days)),
        };
        let actor = named_actor(provider, Some(&company), &options.add.by).await?;
        let form = provider.credentials().new_form_id();
        let prepared =
            provider.credentials().prepare_api_token(Caller::operator(&actor), &request, &form)?;
        show_and_store(provider, prepared, show).await
    })
}

fn chosen(provider: &Provider, options: &ApiTokenAddOptions) -> CommandResult<ScopeSet> {
    let Some(wanted) = &options.preset else {
        let scopes = options.scope.iter().filter(|text| !text.is_empty());
        let parse = |text: &String| {
            text.parse::<Scope>().map_err(|_| format!("--scope: “{text}” is no scope"))
        };
        return Ok(scopes.map(parse).collect::<Result<_, _>>()?);
    };
    let presets = provider.token_catalogue().presets();
    let found = presets.iter().find(|preset| preset.id == *wanted);
    let preset = found.ok_or_else(|| {
        let ids: Vec<_> = presets.iter().map(|preset| preset.id.as_str()).collect();
        format!("--preset: there is no preset {wanted}; there are: {}", ids.join(", "))
    })?;
    Ok(preset.scopes.clone())
}
