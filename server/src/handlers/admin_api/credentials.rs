use api::{ApiError, Listed, PathId, RequestBody};
use axum::Json;
use axum::http::StatusCode;
use oauth::credential::api_credential::{
    ApiCredential, ApiCredentialKind, ApiSecretRecord, Overlap,
};
use oauth::credential::request::{ApiCredentialError, ApiTokenRequest, Expiry, OAuthClientRequest};
use oauth::id::ApiCredentialId;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::timestamp::Timestamp;
use provider::credentials::api_credentials::{
    ApiCredentialPage, ApiCredentialsError, IssuedApiSecret,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, OperationError, manage_credentials, read};
use crate::rfc3339::utc;

pub(super) fn operations() -> Vec<Op> {
    let manage = manage_credentials;
    vec![
        Op::get("/v1/credentials", read(), "Lists keys, tokens and OAuth clients", list)
            .gives::<Listed<Credential>>(),
        Op::get("/v1/credentials/{id}", read(), "Reads one of them", get).gives::<Credential>(),
        Op::post("/v1/credentials/keys", manage(), "Makes an API key", make_key)
            .takes::<NewKey>()
            .gives::<MadeCredential>(),
        Op::post("/v1/credentials/tokens", manage(), "Makes an API token", make_token)
            .takes::<NewToken>()
            .gives::<MadeCredential>(),
        Op::post("/v1/credentials/clients", manage(), "Makes an OAuth client", make_client)
            .takes::<NewClient>()
            .gives::<MadeCredential>(),
        Op::post("/v1/credentials/{id}/replace", manage(), "Makes a new secret", replace)
            .takes::<Replacement>()
            .gives::<MadeCredential>(),
        Op::delete("/v1/credentials/{id}", manage(), "Revokes a credential", revoke),
    ]
}

/// A credential, without its secrets.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Credential {
    id: String,
    /// `api_key`, `partner_api_key`, `api_token`, `oauth_client` or `app`.
    kind: &'static str,
    name: String,
    note: String,
    /// What it opens; a key has none, and opens everything.
    scopes: Vec<String>,
    /// How far an OAuth client reaches.
    role: Option<&'static str>,
    /// `active`, `expired` or `revoked`.
    state: &'static str,
    created_by: String,
    /// RFC 3339, as every time.
    created_at: String,
    expires_at: Option<String>,
    revoked_at: Option<String>,
    revoked_by: Option<String>,
    last_used_at: Option<String>,
    /// The first address of the network that it was last used from: an IPv4 /24, an IPv6 /48.
    last_used_from: Option<String>,
    secrets: Vec<Secret>,
}

/// What is known of a secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Secret {
    /// Its last four characters.
    ending: String,
    made_at: String,
    /// When it stops, since another has taken its place.
    stops_at: Option<String>,
}

/// A credential that was made, or has a new secret.
#[derive(Serialize, ToSchema)]
struct MadeCredential {
    /// An OAuth client's is its `client_id`.
    id: String,
    kind: &'static str,
    name: String,
    /// It is in this answer, and nowhere else.
    secret: String,
}

/// An API key to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewKey {
    name: String,
    /// Whether it is a partner's, where the operator permits these.
    #[serde(default)]
    partner: bool,
}

/// An API token to be made. It acts as the person in whose name it is made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewToken {
    name: String,
    #[serde(default)]
    note: String,
    /// Scopes of API tokens.
    #[schema(min_items = 1)]
    scopes: Vec<String>,
    /// For how many days it is good.
    #[schema(minimum = 1, maximum = 366)]
    days: u32,
}

/// An OAuth client to be made, for client credentials.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewClient {
    name: String,
    #[serde(default)]
    note: String,
    #[schema(min_items = 1)]
    scopes: Vec<String>,
    /// `administrator` or `standard`.
    #[schema(value_type = String, pattern = "^(administrator|standard)$")]
    role: Role,
}

/// How a secret is replaced.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Replacement {
    /// When the old one stops: `now`, or after an `hour`, a `day` or a `week`.
    #[schema(pattern = "^(now|hour|day|week)$")]
    overlap: String,
}

type Made = Result<(StatusCode, Json<MadeCredential>), OperationError>;

async fn list(AdminCall { provider, actor }: AdminCall) -> Answer<Listed<Credential>> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = provider.credentials().api_credentials(&actor, before).await?;
        let ApiCredentialPage { records, next } = page;
        all.extend(records.into_iter().map(|record| show(record.credential, provider.now())));
        before = next;
        if before.is_none() {
            return Ok(Json(Listed::whole(all)));
        }
    }
}

async fn get(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ApiCredentialId>,
) -> Answer<Credential> {
    let found = provider.credentials().api_credential(&actor, &id).await;
    let found = found?.ok_or(ApiError::NotFound)?;
    Ok(Json(show(found.credential, provider.now())))
}

async fn make_key(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(new): RequestBody<NewKey>,
) -> Made {
    let kind =
        if new.partner { ApiCredentialKind::PartnerApiKey } else { ApiCredentialKind::ApiKey };
    let form = provider.credentials().new_form_id();
    made(provider.credentials().make_api_key(actor.caller(), kind, &new.name, &form).await)
}

async fn make_token(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(new): RequestBody<NewToken>,
) -> Made {
    let NewToken { name, note, scopes, days } = new;
    let (scopes, expiry) = (parse(&scopes)?, Some(Expiry::Days(days)));
    let request = ApiTokenRequest { name, note, scopes, expiry };
    let form = provider.credentials().new_form_id();
    made(provider.credentials().make_api_token(actor.caller(), &request, &form).await)
}

async fn make_client(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(new): RequestBody<NewClient>,
) -> Made {
    let NewClient { name, note, scopes, role } = new;
    let request = OAuthClientRequest { name, note, scopes: parse(&scopes)?, role: Some(role) };
    let form = provider.credentials().new_form_id();
    made(provider.credentials().make_oauth_client(actor.caller(), &request, &form).await)
}

async fn replace(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ApiCredentialId>,
    RequestBody(Replacement { overlap }): RequestBody<Replacement>,
) -> Made {
    let rule = || ApiError::invalid("overlap", "choose now, hour, day or week");
    let overlap = Overlap::parse(&overlap).ok_or_else(rule)?;
    let form = provider.credentials().new_form_id();
    made(provider.credentials().replace_api_secret(actor.caller(), &id, overlap, &form).await)
}

async fn revoke(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ApiCredentialId>,
) -> Result<StatusCode, OperationError> {
    provider.credentials().revoke_api_credential(actor.caller(), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn made(made: Result<IssuedApiSecret, ApiCredentialsError>) -> Made {
    let IssuedApiSecret { secret, credential } = made?;
    let made = MadeCredential {
        id: credential.id.as_str().to_owned(),
        kind: credential.kind.as_str(),
        name: credential.name,
        secret: secret.expose().to_owned(),
    };
    Ok((StatusCode::CREATED, Json(made)))
}

fn parse(scopes: &[String]) -> Result<ScopeSet, ApiError> {
    let parse = |text: &String| text.parse::<Scope>();
    let rule = |_| ApiError::invalid("scopes", "a list of scopes, each by itself");
    scopes.iter().map(parse).collect::<Result<_, _>>().map_err(rule)
}

fn show(credential: ApiCredential, now: Timestamp) -> Credential {
    let state = credential.state(now).as_str();
    let (revoked_at, revoked_by) = credential.revoked.unzip();
    Credential {
        id: credential.id.as_str().to_owned(),
        kind: credential.kind.as_str(),
        name: credential.name,
        note: credential.note,
        scopes: credential.scopes.iter().map(ToString::to_string).collect(),
        role: credential.role.map(Role::as_str),
        state,
        created_by: credential.created_by.as_str().to_owned(),
        created_at: utc(credential.created_at),
        expires_at: credential.expires_at.map(utc),
        revoked_at: revoked_at.map(utc),
        revoked_by: revoked_by.map(|by| by.as_str().to_owned()),
        last_used_at: credential.last_used_at.map(utc),
        last_used_from: credential.last_used_from,
        secrets: credential.secrets.into_iter().map(show_secret).collect(),
    }
}

fn show_secret(secret: ApiSecretRecord) -> Secret {
    let ApiSecretRecord { ending, made_at, stops_at } = secret;
    Secret { ending, made_at: utc(made_at), stops_at: stops_at.map(utc) }
}

impl From<ApiCredentialsError> for OperationError {
    fn from(error: ApiCredentialsError) -> Self {
        Self(match error {
            ApiCredentialsError::NotFound => ApiError::NotFound,
            ApiCredentialsError::NotAdministrator | ApiCredentialsError::NotPermitted => {
                ApiError::forbidden(&error)
            }
            ApiCredentialsError::MadeBefore | ApiCredentialsError::MakerEnded => {
                ApiError::conflict(&error)
            }
            ApiCredentialsError::Refused(rules) => {
                let field = rules.first().map_or("name", field);
                let rules: Vec<_> = rules.iter().map(ToString::to_string).collect();
                ApiError::invalid(field, rules.join("; "))
            }
            ApiCredentialsError::Internal(error) => ApiError::internal(error),
        })
    }
}

fn field(rule: &ApiCredentialError) -> &'static str {
    match rule {
        ApiCredentialError::Name(_) => "name",
        ApiCredentialError::Note(_) => "note",
        ApiCredentialError::NoScope
        | ApiCredentialError::UnknownScope(_)
        | ApiCredentialError::NeedsAdministrator(_)
        | ApiCredentialError::BeyondRole(_) => "scopes",
        ApiCredentialError::NoRole => "role",
        ApiCredentialError::Expiry => "days",
    }
}
