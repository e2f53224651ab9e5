//! Hosts of apps that introduce themselves.

use api::{ApiError, Listed, PathId, RequestBody};
use axum::Json;
use axum::http::StatusCode;
use oauth::consent::policy::AppDecision;
use provider::Provider;
use provider::account::session::Principal;
use provider::administration::hosts::{ALL_OTHER_HOSTS, HostChoice, SeenHost, SeenHosts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::{AdminCall, Administrator};
use super::operation::{Answer, Op, OperationError, manage, read};
use crate::rfc3339::utc;

const DECISION: &str = "/v1/hosts/{host}/decision";

/// In a path and in answers. No host is called so: each has a dot.
const OTHERS: &str = "others";

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get(
            "/v1/hosts",
            read(),
            "Lists hosts of apps that introduce themselves: known or decided about",
            list,
        )
        .gives::<Listed<KnownHost>>(),
        Op::put(DECISION, manage(), "Blocks a host's apps, or approves them", decide)
            .takes::<NewHostDecision>()
            .gives::<KnownHost>(),
        Op::delete(DECISION, manage(), "Leaves a host's apps to the policy", undecide),
    ]
}

/// A host, by what is proven of its apps. `others` stands for every host about which nothing is
/// decided, and for apps without one; it can be blocked, and not be approved.
#[derive(Serialize, ToSchema)]
struct KnownHost {
    host: String,
    /// `blocked`, `approved`, or nothing.
    decision: Option<HostDecision>,
    /// Which of its apps people of the company have allowed or asked for.
    apps: Vec<AppOfHost>,
}

/// An app with a metadata document.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AppOfHost {
    /// Its `client_id`: where its document is.
    id: String,
    name: String,
    /// RFC 3339: when its document was last read.
    read_at: String,
    /// Why it could not be read since then.
    failure: Option<String>,
    disabled: bool,
}

/// What the company decided about a host's apps.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum HostDecision {
    /// No user can connect them, and existing connections end at once.
    Blocked,
    /// People may allow them, whatever the policy says.
    Approved,
}

/// What the company decides about a host's apps.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewHostDecision {
    decision: HostDecision,
}

async fn list(AdminCall { provider, actor }: AdminCall) -> Answer<Listed<KnownHost>> {
    Ok(Json(Listed::whole(known(&provider, &actor).await?)))
}

async fn known(provider: &Provider, actor: &Principal) -> Result<Vec<KnownHost>, OperationError> {
    let SeenHosts { hosts, others_blocked, others } =
        provider.administration().seen_hosts(actor).await?;
    let others = SeenHost {
        host: OTHERS.to_owned(),
        apps: others,
        decision: others_blocked.then_some(AppDecision::Blocked),
    };
    Ok(hosts.into_iter().chain([others]).map(show).collect())
}

async fn decide(
    AdminCall { provider, actor }: AdminCall,
    PathId(host): PathId<String>,
    RequestBody(NewHostDecision { decision }): RequestBody<NewHostDecision>,
) -> Answer<KnownHost> {
    let choice = match decision {
        HostDecision::Blocked => HostChoice::Block,
        HostDecision::Approved => HostChoice::Approve,
    };
    choose(&provider, &actor, &host, choice).await?;
    let decided = known(&provider, &actor).await?.into_iter().find(|known| known.host == host);
    // Left to the policy again by another in that moment.
    Ok(Json(decided.ok_or(ApiError::NotFound)?))
}

async fn undecide(
    AdminCall { provider, actor }: AdminCall,
    PathId(host): PathId<String>,
) -> Result<StatusCode, OperationError> {
    choose(&provider, &actor, &host, HostChoice::Undecide).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn choose(
    provider: &Provider,
    actor: &Administrator,
    host: &str,
    choice: HostChoice,
) -> Result<(), OperationError> {
    let host = match host {
        OTHERS => ALL_OTHER_HOSTS,
        ALL_OTHER_HOSTS => return Err(ApiError::NotFound.into()),
        host => host,
    };
    if provider.administration().decide_host(actor.caller(), host, choice).await? {
        Ok(())
    } else if host == ALL_OTHER_HOSTS {
        Err(ApiError::invalid("decision", "all other hosts can be blocked, not approved").into())
    } else {
        Err(ApiError::NotFound.into())
    }
}

fn show(seen: SeenHost) -> KnownHost {
    let apps = seen.apps.into_iter().map(|app| AppOfHost {
        id: app.document.client_id.to_string(),
        name: app.name,
        read_at: utc(app.document.fetched_at),
        failure: app.document.failure.map(|(_, why)| why),
        disabled: app.disabled,
    });
    KnownHost {
        host: seen.host,
        apps: apps.collect(),
        decision: seen.decision.map(|decision| match decision {
            AppDecision::Blocked => HostDecision::Blocked,
            AppDecision::Approved(_) => HostDecision::Approved,
        }),
    }
}
