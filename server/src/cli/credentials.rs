//! What `countersign api-key` and `countersign api-token` share.

use clap::{Args, ValueEnum};
use oauth::credential::api_credential::{
    ApiCredential, ApiCredentialKind, ApiSecretRecord, Overlap,
};
use oauth::id::{ApiCredentialId, CompanyId, UserId};
use oauth::scope::Scope;
use oauth::timestamp::Timestamp;
use provider::Provider;
use provider::account::session::Principal;
use provider::caller::Caller;
use provider::credentials::api_credentials::{ApiCredentialPage, ApiCredentialsError};
use provider::credentials::prepared::PreparedApiSecret;
use provider::error::ProviderError;
use serde_json::{Value, json};

use crate::cli::arguments::{DataOptions, ServerOptions};
use crate::cli::database::{self, CommandResult, Show, not_stored};
use crate::cli::output::{Column, Columns};
use crate::rfc3339::utc;

#[derive(Args, Clone)]
pub struct ListOptions {
    /// The ID of the company
    #[arg(long, value_name = "ID")]
    pub company: String,

    #[command(flatten)]
    pub data: DataOptions,
}

#[derive(Args, Clone)]
pub struct AddOptions {
    /// The ID of the company
    #[arg(long, value_name = "ID")]
    pub company: String,

    /// The user who creates it, by email address; for a key, an administrator
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    /// Its name
    #[arg(long, value_name = "NAME")]
    pub name: String,

    #[command(flatten)]
    pub server: ServerOptions,
}

#[derive(Args, Clone)]
pub struct ReplaceOptions {
    /// Its ID
    #[arg(value_name = "ID")]
    pub id: String,

    /// The administrator who replaces it, by email address
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    /// When the old secret stops working
    #[arg(long, value_enum)]
    pub overlap: OverlapOption,

    #[command(flatten)]
    pub server: ServerOptions,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
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

#[derive(Args, Clone)]
pub struct RevokeOptions {
    /// Its ID
    #[arg(value_name = "ID")]
    pub id: String,

    /// The administrator who revokes it, by email address
    #[arg(long, value_name = "EMAIL")]
    pub by: String,

    #[command(flatten)]
    pub data: DataOptions,
}

pub(super) const TOKEN_COLUMNS: Columns = &[
    Column::new("id", "ID"),
    Column::new("name", "Name"),
    Column::new("state", "State"),
    Column::new("scopes", "Permissions"),
    Column::time("expires_at", "Expires (UTC)"),
    Column::time("last_used_at", "Last used (UTC)"),
    Column::new("created_by", "Created by"),
];

/// A key has no permissions to choose, and no end.
pub(super) const KEY_COLUMNS: Columns = &[
    Column::new("id", "ID"),
    Column::new("name", "Name"),
    Column::new("kind", "Kind"),
    Column::new("state", "State"),
    Column::time("last_used_at", "Last used (UTC)"),
    Column::new("created_by", "Created by"),
];

pub(super) fn list(
    options: &ListOptions,
    wanted: fn(ApiCredentialKind) -> bool,
    show: Show<'_>,
) -> CommandResult {
    let company = CompanyId::new(&options.company);
    database::with(&options.data, async |provider| {
        if provider.store().find_company(&company).await.map_err(ProviderError::from)?.is_none() {
            return Err(format!("--company: there is no company {company}").into());
        }
        let mut before = None;
        loop {
            let page = provider.credentials().api_credentials_of_company(&company, before);
            let ApiCredentialPage { records, next } = page.await?;
            let credentials = records.iter().map(|record| &record.credential);
            let listed = credentials.filter(|credential| wanted(credential.kind));
            for credential in listed {
                let mut line = of_credential(credential, provider.now());
                let secrets = credential.secrets.iter().map(of_secret);
                line["secrets"] = secrets.collect();
                show(line)?;
            }
            before = next;
            if before.is_none() {
                return Ok(());
            }
        }
    })
}

pub(super) fn replace(
    options: &ReplaceOptions,
    wanted: fn(ApiCredentialKind) -> bool,
    show: Show<'_>,
) -> CommandResult {
    let id = ApiCredentialId::new(&options.id);
    database::with_decisions(&options.server, async |provider| {
        let actor = actor_for(provider, &options.by, &id, wanted).await?;
        let form = provider.credentials().new_form_id();
        let overlap = options.overlap.into();
        let prepared = provider
            .credentials()
            .prepare_replacement(Caller::operator(&actor), &id, overlap, &form)
            .await?;
        show_and_store(provider, prepared, show).await
    })
}

pub(super) fn revoke(
    options: &RevokeOptions,
    wanted: fn(ApiCredentialKind) -> bool,
    show: Show<'_>,
) -> CommandResult {
    let id = ApiCredentialId::new(&options.id);
    database::with(&options.data, async |provider| {
        let actor = actor_for(provider, &options.by, &id, wanted).await?;
        provider.credentials().revoke_api_credential(Caller::operator(&actor), &id).await?;
        Ok(show(json!({ "id": id.as_str(), "state": "revoked" }))?)
    })
}

/// The acting administrator, if the credential is theirs to change and of the wanted kind.
async fn actor_for(
    provider: &Provider,
    by: &str,
    id: &ApiCredentialId,
    wanted: fn(ApiCredentialKind) -> bool,
) -> CommandResult<Principal> {
    let company = provider.credentials().company_of(id).await?;
    let actor = named_actor(provider, company.as_ref(), by).await?;
    let credential = provider.credentials().changeable_api_credential(&actor, id).await?;
    if wanted(credential.kind) { Ok(actor) } else { Err(ApiCredentialsError::NotFound.into()) }
}

pub(super) async fn named_actor(
    provider: &Provider,
    company: Option<&CompanyId>,
    by: &str,
) -> CommandResult<Principal> {
    let actor = provider.administration().named_actor(company, by).await;
    actor.map_err(|error| format!("--by: {error}").into())
}

pub(super) async fn show_and_store(
    provider: &Provider,
    prepared: PreparedApiSecret,
    show: Show<'_>,
) -> CommandResult {
    let mut line = of_credential(&prepared.issued.credential, provider.now());
    line["secret"] = json!(prepared.issued.secret.expose());
    show(line)?;
    provider.credentials().store_prepared(prepared).await.map_err(not_stored)?;
    Ok(())
}

fn of_credential(credential: &ApiCredential, now: Timestamp) -> Value {
    let scopes: Vec<_> = credential.scopes.iter().map(Scope::as_str).collect();
    json!({
        "id": credential.id.as_str(),
        "kind": credential.kind.as_str(),
        "company": credential.company_id.as_str(),
        "name": credential.name,
        "note": credential.note,
        "scopes": scopes,
        "created_by": credential.created_by.as_str(),
        "created_at": utc(credential.created_at),
        "expires_at": credential.expires_at.map(utc),
        "revoked_at": credential.revoked.as_ref().map(|(at, _)| utc(*at)),
        "revoked_by": credential.revoked.as_ref().map(|(_, by)| UserId::as_str(by)),
        "last_used_at": credential.last_used_at.map(utc),
        "last_used_from": credential.last_used_from,
        "state": credential.state(now).as_str(),
    })
}

fn of_secret(secret: &ApiSecretRecord) -> Value {
    json!({
        "ending": secret.ending,
        "made_at": utc(secret.made_at),
        "stops_at": secret.stops_at.map(utc),
    })
}
