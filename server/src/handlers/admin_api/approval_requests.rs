use api::{ApiError, Listed, PathId, RequestBody};
use axum::Json;
use oauth::client::publisher::Publisher;
use oauth::consent::shown::ShownDigest;
use oauth::id::ApprovalRequestId;
use provider::administration::approvals::{Approval, NewAnswer as AdministratorsAnswer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, manage, read};
use crate::rfc3339::utc;

pub(super) fn operations() -> Vec<Op> {
    let (all, one) = ("/v1/approval-requests", "/v1/approval-requests/{id}");
    vec![
        Op::get(all, read(), "Lists requests to connect an app, those that wait first", list)
            .gives::<Listed<ApprovalRequest>>(),
        Op::get(one, read(), "Reads a request", get).gives::<ApprovalRequest>(),
        Op::put("/v1/approval-requests/{id}/answer", manage(), "Answers a request", answer)
            .takes::<NewAnswer>()
            .gives::<ApprovalRequest>(),
    ]
}

/// A user's request to connect an app.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ApprovalRequest {
    id: String,
    app_id: String,
    app_name: String,
    publisher: Option<String>,
    /// What is proven of the publisher: `nothing`, a `domain`, or its `name`, too.
    #[schema(pattern = "^(nothing|domain|name)$")]
    proven: &'static str,
    verified_domain: Option<String>,
    /// The state of all that the request shows: an answer to it may name it.
    shown: String,
    user_id: String,
    user_name: String,
    scopes: Vec<String>,
    /// What their role cannot allow, even when it is approved.
    beyond_role: Vec<String>,
    message: String,
    /// RFC 3339.
    asked_at: String,
    /// What an administrator answered, if one has.
    answer: Option<GivenAnswer>,
}

/// An answer that was given.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct GivenAnswer {
    approved: bool,
    reason: String,
    by: String,
    at: String,
}

/// An answer to be given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    /// Whether everyone in the company may allow the app what it asked for.
    approved: bool,
    /// The person reads it.
    #[serde(default)]
    reason: String,
    /// As it was read. If the app has changed since, nothing is answered.
    #[serde(default)]
    shown: Option<String>,
}

async fn list(AdminCall { provider, actor }: AdminCall) -> Answer<Listed<ApprovalRequest>> {
    let mut all = provider.administration().approvals(&actor, false).await?;
    all.extend(provider.administration().approvals(&actor, true).await?);
    Ok(Json(Listed::whole(all.iter().map(show).collect())))
}

async fn get(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ApprovalRequestId>,
) -> Answer<ApprovalRequest> {
    let found = provider.administration().approval(&actor, &id).await?;
    Ok(Json(show(&found)))
}

async fn answer(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<ApprovalRequestId>,
    RequestBody(NewAnswer { approved, reason, shown }): RequestBody<NewAnswer>,
) -> Answer<ApprovalRequest> {
    let seen = shown.as_deref().map(ShownDigest::sent);
    // A program was told what is proven, and answers for its trust.
    let new = AdministratorsAnswer { approved, reason: &reason, seen: seen.as_ref(), trusts: true };
    let answered = provider.administration().answer_approval(actor.caller(), &id, new, None).await;
    if !answered? {
        return Err(ApiError::Conflict("Somebody has answered this request".to_owned()).into());
    }
    let found = provider.administration().approval(&actor, &id).await?;
    Ok(Json(show(&found)))
}

fn show(approval: &Approval) -> ApprovalRequest {
    let Approval { request, client, user, requires_admin: beyond_role, .. } = approval;
    let proven = client.proven();
    let answer = request.answer.as_ref().map(|answer| GivenAnswer {
        approved: answer.approved,
        reason: answer.reason.clone(),
        by: answer.by.as_str().to_owned(),
        at: utc(answer.at),
    });
    ApprovalRequest {
        id: request.id.as_str().to_owned(),
        app_id: client.id.as_str().to_owned(),
        app_name: client.display_name(),
        publisher: client.publisher.as_ref().map(Publisher::display_name),
        proven: proven.as_str(),
        verified_domain: proven.domain().map(str::to_owned),
        shown: approval.shown().as_str().to_owned(),
        user_id: user.id.as_str().to_owned(),
        user_name: user.full_name(),
        scopes: request.scopes.iter().map(ToString::to_string).collect(),
        beyond_role: beyond_role.iter().map(ToString::to_string).collect(),
        message: request.message.clone(),
        asked_at: utc(request.asked_at),
        answer,
    }
}
