//! `countersign api-token`.

use clap::{Args, Subcommand};
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::{ApiTokenRequest, Expiry};
use oauth::id::CompanyId;
use oauth::scope::{Scope, ScopeSet};
use provider::Provider;
use provider::caller::Caller;

use crate::cli::arguments::DataOptions;
use crate::cli::credentials::{
    CredentialCommandError, Lines, ListOptions, ReplaceOptions, RevokeOptions, list, replace,
    revoke, with_secret,
};
use crate::cli::database;
use crate::settings::DecisionOptions;

#[derive(Subcommand)]
pub enum ApiTokenCommand {
    /// List the API tokens of a company, newest first.
    #[command(after_help = "Example:\n  countersign api-token list --company cmp_…")]
    List(ListOptions),

    /// Make an API token. Prints it as JSON, this once.
    ///
    /// It reaches what the person reaches in whose name it is made, and stops when they
    /// are disabled. `countersign catalogue show --token-catalogue` lists scopes and
    /// presets.
    #[command(
        after_help = "Example:\n  countersign api-token add --company cmp_… --by lea@fabrikam.example --name Export \\\n    --scope \"jobs applications\" --days 30"
    )]
    Add(ApiTokenAddOptions),

    /// Put a new secret in place of a token's. Prints it as JSON, this once.
    #[command(
        after_help = "Example:\n  countersign api-token replace key_… --by lea@fabrikam.example --overlap hour"
    )]
    Replace(ReplaceOptions),

    /// Revoke a token: from now on it opens nothing.
    #[command(
        after_help = "Example:\n  countersign api-token revoke key_… --by lea@fabrikam.example"
    )]
    Revoke(RevokeOptions),
}

#[derive(Args, Clone)]
pub struct ApiTokenAddOptions {
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
    #[arg(long, value_name = "N", default_value_t = oauth::credential::request::DEFAULT_EXPIRY_DAYS)]
    pub days: u32,

    #[command(flatten)]
    pub data: DataOptions,

    #[command(flatten, next_help_heading = "As the server is run with")]
    pub decisions: DecisionOptions,
}

pub fn run(command: &ApiTokenCommand) -> Result<(), CredentialCommandError> {
    database::print_lines(&lines(command)?);
    Ok(())
}

pub(super) fn lines(command: &ApiTokenCommand) -> Lines {
    match command {
        ApiTokenCommand::List(options) => list(options, is_token),
        ApiTokenCommand::Add(options) => add(options),
        ApiTokenCommand::Replace(options) => replace(options, is_token),
        ApiTokenCommand::Revoke(options) => revoke(options, is_token),
    }
}

fn is_token(kind: ApiCredentialKind) -> bool {
    kind == ApiCredentialKind::ApiToken
}

fn add(options: &ApiTokenAddOptions) -> Lines {
    let company = CompanyId::new(&options.company);
    database::with_decisions(&options.data, &options.decisions, async |provider| {
        let request = ApiTokenRequest {
            name: options.name.clone(),
            note: options.note.clone(),
            scopes: chosen(provider, options)?,
            expiry: Some(Expiry::Days(options.days)),
        };
        let actor = provider.administration().named_actor(Some(&company), &options.by).await?;
        let form = provider.credentials().new_form_id();
        let made = provider
            .credentials()
            .make_api_token(Caller::operator(&actor), &request, &form)
            .await?;
        Ok(vec![with_secret(provider, &made)])
    })
}

fn chosen(
    provider: &Provider,
    options: &ApiTokenAddOptions,
) -> Result<ScopeSet, CredentialCommandError> {
    let Some(wanted) = &options.preset else {
        let scopes = options.scope.iter().filter(|text| !text.is_empty());
        let parse = |text: &String| {
            text.parse::<Scope>().map_err(|_| CredentialCommandError::Scope(text.clone()))
        };
        return scopes.map(parse).collect();
    };
    let presets = provider.token_catalogue().presets();
    let found = presets.iter().find(|preset| preset.id == *wanted);
    let preset = found.ok_or_else(|| {
        let ids: Vec<_> = presets.iter().map(|preset| preset.id.as_str()).collect();
        CredentialCommandError::Preset(wanted.clone(), ids.join(", "))
    })?;
    Ok(preset.scopes.clone())
}
