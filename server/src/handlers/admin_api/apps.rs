use api::{ApiError, Listed, PathId, RequestBody};
use axum::Json;
use axum::http::StatusCode;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::Requirement;
use oauth::client::app::draft::{AppDraft, AppKind, DraftScope};
use oauth::id::ClientId;
use provider::Provider;
use provider::account::session::Principal;
use provider::clients::apps::{AppDetails, AppError, AppPage, AppRecord};
use serde::{Deserialize, Serialize};
use store::Version;
use utoipa::ToSchema;

use super::app_sign_in::SignIn;
use super::call::AdminCall;
use super::operation::{Answer, Op, OperationError, manage, read};
use super::version::{IfMatch, Versioned, VersionedAnswer};
use crate::rfc3339::utc;

const ONE: &str = "/v1/apps/{id}";
const REGISTRATION: &str = "/v1/apps/{id}/registration";

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get("/v1/apps", read(), "Lists the company's apps", list).gives::<Listed<App>>(),
        Op::get(ONE, read(), "Reads an app", get).gives::<WholeApp>().has_versions(),
        Op::post("/v1/apps", manage(), "Begins an app: keeps its draft", begin)
            .takes::<Draft>()
            .gives::<WholeApp>(),
        Op::put(ONE, manage(), "Writes an app's draft; what is registered stays", write)
            .takes::<Draft>()
            .gives::<WholeApp>()
            .has_versions(),
        Op::post(REGISTRATION, manage(), "Registers a finished draft", register)
            .gives::<RegisteredApp>(),
        Op::put(REGISTRATION, manage(), "Makes a registered app as its draft", save)
            .gives::<WholeApp>()
            .has_versions(),
        Op::delete(ONE, manage(), "Removes an app for everybody, or a draft", remove),
    ]
}

/// An app, or the draft of one.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct App {
    /// Its `client_id`.
    id: String,
    name: String,
    /// RFC 3339.
    created_at: String,
    /// Nothing: it is a draft.
    registered_at: Option<String>,
}

/// An app with its draft.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WholeApp {
    #[serde(flatten)]
    app: App,
    draft: Draft,
    /// What is wrong with the draft.
    faults: Vec<String>,
    /// How many things saving it would change of a registered app.
    unsaved_changes: usize,
}

/// What is written of an app.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Draft {
    name: String,
    #[serde(default)]
    description: String,
    /// `server`, `browser` or `device`; a registered app's stays.
    #[schema(value_type = String, pattern = "^(server|browser|device)$")]
    kind: AppKind,
    #[serde(default)]
    redirect_uris: Vec<String>,
    /// How answers may reach the app: `query` (if none is named), `fragment` or `form_post`.
    #[serde(default)]
    response_modes: Vec<String>,
    #[serde(default)]
    scopes: Vec<WantedScope>,
    /// How it signs people in (OpenID Connect): of use with the scope `openid`.
    #[serde(default)]
    sign_in: SignIn,
}

/// A scope that an app asks for.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WantedScope {
    scope: String,
    /// Whether the app does not work without it.
    required: bool,
    /// Whether it is meant when a request names no scope.
    #[serde(default)]
    is_default: bool,
    /// What the app needs it for: people read it.
    #[serde(default)]
    purpose: String,
}

/// An app that was registered.
#[derive(Serialize, ToSchema)]
struct RegisteredApp {
    id: String,
    /// If it can keep one. It is in this answer, and nowhere else.
    secret: Option<String>,
}

async fn list(AdminCall { provider, actor }: AdminCall) -> Answer<Listed<App>> {
    let mut all: Vec<App> = Vec::new();
    let mut before = None;
    loop {
        let AppPage { apps, next } = provider.clients().apps(&actor, before.as_ref()).await?;
        all.extend(apps.iter().map(show));
        before = next;
        if before.is_none() {
            return Ok(Json(Listed::whole(all)));
        }
    }
}

async fn get(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
) -> VersionedAnswer<WholeApp> {
    whole(&provider, &actor, &id).await
}

async fn whole(provider: &Provider, actor: &Principal, id: &ClientId) -> VersionedAnswer<WholeApp> {
    let found = provider.clients().app_details(actor, id).await?;
    Ok(Versioned(found.app.version, show_whole(&found)))
}

async fn begin(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(draft): RequestBody<Draft>,
) -> Result<(StatusCode, Versioned<WholeApp>), OperationError> {
    let id = provider.clients().begin_app(&actor, read_draft(draft)?).await?;
    Ok((StatusCode::CREATED, whole(&provider, &actor, &id).await?))
}

async fn write(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
    if_match: IfMatch,
    RequestBody(draft): RequestBody<Draft>,
) -> VersionedAnswer<WholeApp> {
    let seen = if_match.seen();
    let draft = read_draft(draft)?;
    let written = provider.clients().write_app(&actor, &id, seen, |stored| *stored = draft).await;
    written.map_err(|error| edit_fault(seen, error))?;
    whole(&provider, &actor, &id).await
}

async fn register(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
) -> Result<(StatusCode, Json<RegisteredApp>), OperationError> {
    let form = provider.credentials().new_form_id();
    let made = provider.clients().register_app(actor.caller(), &id, &form).await?;
    let app = RegisteredApp {
        id: id.as_str().to_owned(),
        secret: made.map(|made| made.secret.expose().to_owned()),
    };
    Ok((StatusCode::CREATED, Json(app)))
}

async fn save(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
    if_match: IfMatch,
) -> VersionedAnswer<WholeApp> {
    let seen = if_match.seen();
    let changed = provider.clients().change_app(actor.caller(), &id, seen).await;
    changed.map_err(|error| edit_fault(seen, error))?;
    whole(&provider, &actor, &id).await
}

async fn remove(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
) -> Result<StatusCode, OperationError> {
    provider.clients().remove_app(actor.caller(), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read_draft(draft: Draft) -> Result<AppDraft, ApiError> {
    let Draft { name, description, kind, redirect_uris, response_modes, scopes, sign_in } = draft;
    let scope = |wanted: WantedScope| {
        let rule = |_| ApiError::invalid("scopes", format!("“{}” is no scope", wanted.scope));
        Ok(DraftScope {
            scope: wanted.scope.parse().map_err(rule)?,
            requirement: if wanted.required {
                Requirement::Required
            } else {
                Requirement::Optional
            },
            is_default: wanted.is_default,
            purpose: wanted.purpose,
        })
    };
    let scopes = scopes.into_iter().map(scope).collect::<Result<_, ApiError>>()?;
    // The draft has an address a line.
    if redirect_uris.iter().any(|uri| uri.contains(['\n', '\r'])) {
        return Err(ApiError::invalid("redirectUris", "an address is one line"));
    }
    let mode = |word: &String| {
        let rule = || ApiError::invalid("responseModes", format!("“{word}” is no response mode"));
        ResponseMode::parse(word).ok_or_else(rule)
    };
    let response_modes = response_modes.iter().map(mode).collect::<Result<_, ApiError>>()?;
    let redirect_uris = redirect_uris.join("\n");
    let sign_in = sign_in.read()?;
    Ok(AppDraft { name, description, kind, redirect_uris, response_modes, scopes, sign_in })
}

fn show(app: &AppRecord) -> App {
    App {
        id: app.id.as_str().to_owned(),
        name: app.draft.name.clone(),
        created_at: utc(app.created_at),
        registered_at: app.registered_at.map(utc),
    }
}

fn show_whole(details: &AppDetails) -> WholeApp {
    let AppDetails { app, errors, changes, .. } = details;
    let draft = &app.draft;
    let scopes = draft.scopes.iter().map(|entry| WantedScope {
        scope: entry.scope.to_string(),
        required: entry.requirement == Requirement::Required,
        is_default: entry.is_default,
        purpose: entry.purpose.clone(),
    });
    let modes = draft.used_response_modes().into_iter();
    WholeApp {
        app: show(app),
        draft: Draft {
            name: draft.name.clone(),
            description: draft.description.clone(),
            kind: draft.kind,
            redirect_uris: draft.redirect_uris.lines().map(str::to_owned).collect(),
            response_modes: modes.map(|mode| mode.as_str().to_owned()).collect(),
            scopes: scopes.collect(),
            sign_in: SignIn::of(&draft.sign_in),
        },
        faults: errors.iter().map(ToString::to_string).collect(),
        unsaved_changes: changes.len(),
    }
}

/// Of a change to the version that was `seen`.
pub(super) fn edit_fault(seen: Option<Version>, error: AppError) -> OperationError {
    match error {
        AppError::EditedMeanwhile if seen.is_some() => ApiError::PreconditionFailed.into(),
        other => other.into(),
    }
}

impl From<AppError> for OperationError {
    fn from(error: AppError) -> Self {
        Self(match error {
            AppError::NotAdministrator | AppError::OwnApp => ApiError::forbidden(&error),
            AppError::NotFound => ApiError::NotFound,
            AppError::Unfinished(_)
            | AppError::NoPublisher
            | AppError::DoneBefore
            | AppError::ShownChanged
            | AppError::EditedMeanwhile => ApiError::conflict(&error),
            AppError::Refused(rule) => ApiError::invalid("name", rule.to_string()),
            AppError::Internal(error) => ApiError::internal(error),
        })
    }
}
