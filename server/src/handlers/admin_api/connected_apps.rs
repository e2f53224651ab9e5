use api::{Listed, PathId, RequestBody};
use axum::Json;
use axum::http::StatusCode;
use oauth::consent::policy::AppDecision;
use oauth::consent::shown::ShownDigest;
use oauth::id::ClientId;
use provider::Provider;
use provider::account::session::Principal;
use provider::administration::company_apps::CompanyApp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, OperationError, manage, read};
use crate::rfc3339::utc;

const ONE: &str = "/v1/connected-apps/{id}";
const DECISION: &str = "/v1/connected-apps/{id}/decision";

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get("/v1/connected-apps", read(), "Lists apps connected or decided about", list)
            .gives::<Listed<ConnectedApp>>(),
        Op::get(ONE, read(), "Reads one, and who has connected it", get)
            .gives::<ConnectedAppDetails>(),
        Op::delete(ONE, manage(), "Removes an app's access for everyone", remove),
        Op::put(DECISION, manage(), "Blocks an app, or approves it", decide)
            .takes::<NewDecision>()
            .gives::<ConnectedAppDetails>(),
        Op::delete(DECISION, manage(), "Leaves an app to the policy", undecide),
    ]
}

/// An app as the company sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ConnectedApp {
    id: String,
    name: String,
    publisher: Option<String>,
    /// What is proven of the publisher: `nothing`, a `domain`, or its `name`, too.
    #[schema(pattern = "^(nothing|domain|name)$")]
    proven: &'static str,
    verified_domain: Option<String>,
    /// The state of all that people see of the app, and of `decision`: a new decision may name it.
    shown: String,
    /// How many people have connected it.
    people_count: u32,
    /// RFC 3339.
    last_used_at: Option<String>,
    /// How often it called APIs in the last 30 days, for these people.
    request_count: u64,
    /// `blocked`, `approved`, or nothing.
    decision: Option<Decision>,
    /// What people may allow of an approved app, as far as their role lets them.
    approved_scopes: Vec<String>,
}

/// An app, and who has connected it.
#[derive(Serialize, ToSchema)]
struct ConnectedAppDetails {
    #[serde(flatten)]
    app: ConnectedApp,
    /// The newest first; at most 200.
    people: Vec<Connection>,
}

/// A user's connection to an app.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Connection {
    user_id: String,
    name: String,
    email: String,
    scopes: Vec<String>,
    granted_at: String,
}

/// What the company decided about an app.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Decision {
    /// No user can connect it, and existing connections end at once.
    Blocked,
    /// People may allow all that it is registered for.
    Approved,
}

/// What the company decides about an app.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewDecision {
    decision: Decision,
    /// As it was read. If the app or its decision has changed since, it is not approved.
    #[serde(default)]
    shown: Option<String>,
}

async fn list(AdminCall { provider, actor }: AdminCall) -> Answer<Listed<ConnectedApp>> {
    let apps = provider.administration().company_apps(&actor).await?;
    Ok(Json(Listed::whole(apps.into_iter().map(show).collect())))
}

async fn get(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
) -> Answer<ConnectedAppDetails> {
    details(&provider, &actor, &id).await
}

async fn remove(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
) -> Result<StatusCode, OperationError> {
    provider.administration().company_app(&actor, &id).await?;
    provider.administration().remove_for_everyone(actor.caller(), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn decide(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
    RequestBody(NewDecision { decision, shown }): RequestBody<NewDecision>,
) -> Answer<ConnectedAppDetails> {
    let (administration, caller) = (provider.administration(), actor.caller());
    let seen = shown.as_deref().map(ShownDigest::sent);
    let decided = match decision {
        Decision::Blocked => administration.block_app(caller, &id).await,
        // A program was told what is proven, and answers for its trust.
        Decision::Approved => administration.approve_app(caller, &id, seen.as_ref(), true).await,
    };
    decided?;
    details(&provider, &actor, &id).await
}

async fn undecide(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ClientId>,
) -> Result<StatusCode, OperationError> {
    provider.administration().reset_app_decision(actor.caller(), &id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn details(
    provider: &Provider,
    actor: &Principal,
    id: &ClientId,
) -> Answer<ConnectedAppDetails> {
    let app = provider.administration().company_app(actor, id).await?;
    let people = provider.administration().newest_people_of_app(actor, id).await?;
    let people = people.into_iter().map(|(record, user)| Connection {
        user_id: user.id.as_str().to_owned(),
        name: user.full_name(),
        scopes: record.grant.scopes.iter().map(ToString::to_string).collect(),
        granted_at: utc(record.grant.granted_at),
        email: user.email,
    });
    Ok(Json(ConnectedAppDetails { people: people.collect(), app: show(app) }))
}

fn show(app: CompanyApp) -> ConnectedApp {
    let shown = app.shown();
    let CompanyApp { client, people, last_used_at, requests, decision, .. } = app;
    let proven = client.proven();
    let (decision, approved) = match decision {
        None => (None, None),
        Some(AppDecision::Blocked) => (Some(Decision::Blocked), None),
        Some(AppDecision::Approved(scopes)) => (Some(Decision::Approved), Some(scopes)),
    };
    let approved = approved.unwrap_or_default();
    ConnectedApp {
        id: client.id.as_str().to_owned(),
        name: client.display_name(),
        publisher: client.publisher.as_ref().map(oauth::client::publisher::Publisher::display_name),
        proven: proven.as_str(),
        verified_domain: proven.domain().map(str::to_owned),
        shown: shown.as_str().to_owned(),
        people_count: people,
        last_used_at: last_used_at.map(utc),
        request_count: requests,
        decision,
        approved_scopes: approved.iter().map(ToString::to_string).collect(),
    }
}
