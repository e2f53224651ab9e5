//! `/v1/publishers`: platform administrators review publishers' names.

use api::{ApiError, Listed, PathId, RequestBody};
use axum::Json;
use oauth::consent::shown::ShownDigest;
use oauth::id::PublisherId;
use provider::clients::review_publishers::{ReviewError, ReviewablePublisher, Reviewer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, OperationError, manage, read};
use crate::rfc3339::utc;

const REVIEW: &str = "/v1/publishers/{id}/review";

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get(
            "/v1/publishers",
            read(),
            "Lists publishers with a verified domain, for platform administrators",
            list,
        )
        .gives::<Listed<ReviewedPublisher>>(),
        Op::put(REVIEW, manage(), "Confirms a publisher's name", review)
            .takes::<NewReview>()
            .gives::<ReviewedPublisher>(),
        Op::delete(REVIEW, manage(), "Takes the review of a publisher's name back", end),
    ]
}

/// A publisher, and what a review of its name is of. Any change of these ends the review.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ReviewedPublisher {
    id: String,
    name: String,
    website: Option<String>,
    verified_domains: Vec<String>,
    /// Where answers for its apps may go: hosts, or schemes of programs.
    redirect_hosts: Vec<String>,
    /// RFC 3339. Nothing: the name is not reviewed.
    reviewed_at: Option<String>,
    /// The state of name, domains and hosts: a review names it.
    shown: String,
}

/// A review of a publisher's name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewReview {
    /// As it was read. If name, domains or hosts have changed since, nothing is reviewed.
    shown: String,
}

async fn list(AdminCall { provider, actor }: AdminCall) -> Answer<Listed<ReviewedPublisher>> {
    let found = provider.clients().reviewable_publishers(&actor).await?;
    Ok(Json(Listed::whole(found.iter().map(show).collect())))
}

async fn review(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<PublisherId>,
    RequestBody(NewReview { shown }): RequestBody<NewReview>,
) -> Answer<ReviewedPublisher> {
    let (by, seen) = (Reviewer::Person(actor.caller()), ShownDigest::sent(&shown));
    let found = provider.clients().review_publisher(by, &id, &seen).await?;
    Ok(Json(show(&found)))
}

async fn end(
    AdminCall { provider, actor }: AdminCall,
    PathId(id): PathId<PublisherId>,
) -> Result<axum::http::StatusCode, OperationError> {
    provider.clients().end_publisher_review(Reviewer::Person(actor.caller()), &id).await?;
    Ok(axum::http::StatusCode::NO_CONTENT)
}

fn show(found: &ReviewablePublisher) -> ReviewedPublisher {
    let publisher = &found.record.publisher;
    let reviewed = publisher.review.as_ref().filter(|_| found.is_reviewed());
    ReviewedPublisher {
        id: publisher.id.as_str().to_owned(),
        name: publisher.display_name(),
        website: publisher.website.clone(),
        verified_domains: found.facts.domains.iter().cloned().collect(),
        redirect_hosts: found.facts.hosts.iter().cloned().collect(),
        reviewed_at: reviewed.map(|review| utc(review.at)),
        shown: found.shown().as_str().to_owned(),
    }
}

impl From<ReviewError> for OperationError {
    fn from(error: ReviewError) -> Self {
        Self(match error {
            ReviewError::NotPlatformAdministrator | ReviewError::OwnPublisher => {
                ApiError::forbidden(&error)
            }
            ReviewError::UnknownPublisher(_) | ReviewError::NotReviewed => ApiError::NotFound,
            ReviewError::NoDomain(_) | ReviewError::ShownChanged => ApiError::conflict(&error),
            ReviewError::Internal(error) => ApiError::internal(error),
        })
    }
}
