//! `/v1/identity-providers`: where people of the company sign in.

use api::{ApiError, RequestBody};
use axum::extract::Path;
use axum::{Extension, Json};
use oauth::client::domain::Domain;
use oauth::id::IdentityProviderId;
use oauth::upstream::ClaimMapping;
use provider::upstream::UpstreamService;
use provider::upstream::manage::{
    DraftAuthentication, ManageError, Manager, ProviderDraft, ProviderRecord,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, OperationError, manage_credentials, read};
use super::version::{IfMatch, Versioned, VersionedAnswer};

pub(super) fn operations() -> Vec<Op> {
    let all = "/v1/identity-providers";
    let one = "/v1/identity-providers/{id}";
    let demand = "/v1/identity-providers/{id}/demand";
    // Control over where people sign in is control over their identity.
    vec![
        Op::get(all, read(), "Lists the company's identity providers", list).gives::<Providers>(),
        Op::post(all, manage_credentials(), "Adds an identity provider", add)
            .takes::<NewProvider>()
            .gives::<Provider>(),
        Op::get(one, read(), "Reads an identity provider", get)
            .gives::<Provider>()
            .can_be_missing()
            .has_versions(),
        Op::put(one, manage_credentials(), "Changes an identity provider", put)
            .takes::<NewProvider>()
            .gives::<Provider>()
            .can_be_missing()
            .has_versions(),
        Op::delete(one, manage_credentials(), "Removes an identity provider", remove)
            .gives::<Provider>()
            .can_be_missing(),
        Op::delete(demand, manage_credentials(), "Requires it no longer", end_demand)
            .gives::<Provider>()
            .can_be_missing(),
    ]
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Providers {
    items: Vec<Provider>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Provider {
    id: String,
    name: String,
    issuer: String,
    client_id: String,
    /// `secret` or `private_key_jwt`.
    authentication: String,
    scopes: Vec<String>,
    domains: Vec<String>,
    claims: Claims,
    makes_accounts: bool,
    /// Whether people of the company sign in with it alone.
    demanded: bool,
    /// Set up by the operator, who alone can change it.
    by_operator: bool,
    redirect_uri: String,
    logout_uri: String,
    /// Why it was not found when it was last looked for.
    fault: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewProvider {
    name: String,
    issuer: String,
    client_id: String,
    /// Left out at a change: it stays. Left out at first: we sign (`private_key_jwt`).
    #[serde(default)]
    client_secret: Option<String>,
    #[serde(default)]
    scopes: Vec<String>,
    /// Verified domains of the company.
    domains: Vec<String>,
    #[serde(default)]
    claims: Claims,
    #[serde(default)]
    makes_accounts: bool,
}

/// How claims become a person of the company.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Claims {
    first_name: String,
    last_name: String,
    email: String,
    /// Its addresses are confirmed though it does not say so.
    trusts_email: bool,
    groups: String,
    /// Groups that make an administrator; none: roles are given here alone.
    administrators: Vec<String>,
    /// Groups that may come in; none: everybody.
    members: Vec<String>,
}

impl Default for Claims {
    fn default() -> Self {
        ClaimMapping::default().into()
    }
}

impl From<ClaimMapping> for Claims {
    fn from(mapping: ClaimMapping) -> Self {
        let ClaimMapping {
            first_name,
            last_name,
            email,
            trusts_email,
            groups,
            administrators,
            members,
        } = mapping;
        Self { first_name, last_name, email, trusts_email, groups, administrators, members }
    }
}

impl From<Claims> for ClaimMapping {
    fn from(claims: Claims) -> Self {
        let Claims { first_name, last_name, email, trusts_email, groups, administrators, members } =
            claims;
        Self { first_name, last_name, email, trusts_email, groups, administrators, members }
    }
}

impl From<ManageError> for OperationError {
    fn from(error: ManageError) -> Self {
        let rule = error.to_string();
        Self(match error {
            ManageError::NotAdministrator => ApiError::forbidden(&error),
            ManageError::NotFound => ApiError::NotFound,
            ManageError::EditedMeanwhile => ApiError::PreconditionFailed,
            ManageError::Internal(error) => ApiError::internal(error),
            ManageError::Text { what: "name", .. } => ApiError::invalid("name", rule),
            ManageError::Text { .. } => ApiError::invalid("claims", rule),
            ManageError::Issuer | ManageError::Fault(_) => ApiError::invalid("issuer", rule),
            ManageError::ClientId => ApiError::invalid("clientId", rule),
            ManageError::Secret => ApiError::invalid("clientSecret", rule),
            ManageError::Domains | ManageError::NotProven(_) => ApiError::invalid("domains", rule),
            ManageError::DomainTaken | ManageError::NotSignedInWithIt => ApiError::conflict(&error),
        })
    }
}

type Upstream = Extension<UpstreamService>;

async fn list(
    AdminCall { actor, .. }: AdminCall,
    Extension(upstream): Upstream,
) -> Answer<Providers> {
    let all = upstream.providers(Some(&actor.company.id)).await?;
    Ok(Json(Providers { items: all.iter().map(|record| show(&upstream, record)).collect() }))
}

async fn get(
    AdminCall { actor, .. }: AdminCall,
    Extension(upstream): Upstream,
    Path(id): Path<IdentityProviderId>,
) -> VersionedAnswer<Provider> {
    let record = upstream.provider_of(&actor.company.id, &id).await?;
    Ok(Versioned(record.version, show(&upstream, &record)))
}

async fn add(
    AdminCall { actor, .. }: AdminCall,
    Extension(upstream): Upstream,
    RequestBody(new): RequestBody<NewProvider>,
) -> Answer<Provider> {
    let draft = read_draft(new, DraftAuthentication::PrivateKeyJwt)?;
    let record = upstream.add(Manager::Administrator(actor.caller()), draft).await?;
    Ok(Json(show(&upstream, &record)))
}

async fn put(
    AdminCall { actor, .. }: AdminCall,
    if_match: IfMatch,
    Extension(upstream): Upstream,
    Path(id): Path<IdentityProviderId>,
    RequestBody(new): RequestBody<NewProvider>,
) -> VersionedAnswer<Provider> {
    let before = upstream.provider_of(&actor.company.id, &id).await?;
    let unsaid = match before.provider.settings.secret {
        Some(_) => DraftAuthentication::SameSecret,
        None => DraftAuthentication::PrivateKeyJwt,
    };
    let draft = read_draft(new, unsaid)?;
    let manager = Manager::Administrator(actor.caller());
    let record = upstream.change(manager, &id, draft, if_match.seen()).await?;
    Ok(Versioned(record.version, show(&upstream, &record)))
}

async fn remove(
    AdminCall { actor, .. }: AdminCall,
    Extension(upstream): Upstream,
    Path(id): Path<IdentityProviderId>,
) -> Answer<Provider> {
    let record = upstream.provider_of(&actor.company.id, &id).await?;
    upstream.remove(Manager::Administrator(actor.caller()), &id).await?;
    Ok(Json(show(&upstream, &record)))
}

/// To require it, an administrator must have signed in with it: that is for the page.
async fn end_demand(
    AdminCall { actor, .. }: AdminCall,
    Extension(upstream): Upstream,
    Path(id): Path<IdentityProviderId>,
) -> Answer<Provider> {
    let record = upstream.provider_of(&actor.company.id, &id).await?;
    if record.is_demanded {
        upstream.demand(Manager::Administrator(actor.caller()), None, None).await?;
    }
    let record = upstream.provider_of(&actor.company.id, &id).await?;
    Ok(Json(show(&upstream, &record)))
}

fn read_draft(
    new: NewProvider,
    unsaid: DraftAuthentication,
) -> Result<ProviderDraft, OperationError> {
    let domains = new.domains.iter().map(|text| {
        Domain::parse(text).map_err(|rule| ApiError::invalid("domains", rule.to_string()))
    });
    Ok(ProviderDraft {
        domains: domains.collect::<Result<_, _>>()?,
        name: new.name,
        issuer: new.issuer,
        client_id: new.client_id,
        authentication: new.client_secret.map_or(unsaid, DraftAuthentication::Secret),
        scopes: new.scopes,
        mapping: new.claims.into(),
        makes_accounts: new.makes_accounts,
        has_button: false,
    })
}

fn show(upstream: &UpstreamService, record: &ProviderRecord) -> Provider {
    let provider = &record.provider;
    let settings = &provider.settings;
    let [redirect_uri, logout_uri, _] = upstream.addresses(&provider.id);
    let by_key = settings.secret.is_none();
    Provider {
        id: provider.id.to_string(),
        name: provider.name.clone(),
        issuer: provider.issuer.clone(),
        client_id: settings.client_id.clone(),
        authentication: if by_key { "private_key_jwt" } else { "secret" }.to_owned(),
        scopes: settings.scopes.clone(),
        domains: provider.domains.iter().map(ToString::to_string).collect(),
        claims: settings.mapping.clone().into(),
        makes_accounts: settings.makes_accounts,
        demanded: record.is_demanded,
        by_operator: provider.by_operator,
        redirect_uri,
        logout_uri,
        fault: record.checked.as_ref().and_then(|(_, fault)| fault.clone()),
    }
}
