//! `/v1/users`: the platform's people, by the platform's own names.

use api::{ApiError, PathId, RequestBody};
use axum::Json;
use axum::http::StatusCode;
use provider::own_login::people::{PersonChange, PersonError, PlatformPerson};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::operation::{Answer, Op, OperationError};
use super::platform_call::{PlatformCall, platform};
use super::platform_profile::{Membership, memberships};

const ONE: &str = "/v1/users/{subject}";

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get(ONE, platform(), "Reads a user, for the platform's own client", get)
            .gives::<PlatformUser>(),
        Op::patch(ONE, platform(), "Changes a user, for the platform's own client", change)
            .takes::<UserChange>()
            .gives::<PlatformUser>(),
        Op::delete(
            "/v1/users/{subject}/sessions",
            platform(),
            "Signs a user out everywhere, for the platform's own client",
            sign_out,
        ),
    ]
}

/// A user of the platform.
#[derive(Serialize, ToSchema)]
struct PlatformUser {
    subject: String,
    /// Here.
    id: String,
    email: String,
    first_name: String,
    last_name: String,
    memberships: Vec<Membership>,
    disabled: bool,
}

/// What is to change; the rest stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UserChange {
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    first_name: Option<String>,
    #[serde(default)]
    last_name: Option<String>,
    /// All that the person has from now on: what is left out of them ends.
    #[serde(default)]
    memberships: Option<Vec<Membership>>,
    /// A disabled user loses every session, app and API token at once, and cannot sign in.
    #[serde(default)]
    disabled: Option<bool>,
}

async fn get(
    PlatformCall { provider, .. }: PlatformCall,
    PathId(subject): PathId<String>,
) -> Answer<PlatformUser> {
    let person = provider.own_login().person(&subject).await?;
    Ok(Json(show(subject, person)))
}

async fn change(
    PlatformCall { provider, platform }: PlatformCall,
    PathId(subject): PathId<String>,
    RequestBody(change): RequestBody<UserChange>,
) -> Answer<PlatformUser> {
    let UserChange { email, first_name, last_name, disabled, .. } = change;
    let memberships = change.memberships.map(memberships);
    let change = PersonChange { email, first_name, last_name, memberships, disabled };
    let person = provider.own_login().change_person(&platform, &subject, change).await?;
    Ok(Json(show(subject, person)))
}

async fn sign_out(
    PlatformCall { provider, platform }: PlatformCall,
    PathId(subject): PathId<String>,
) -> Result<StatusCode, OperationError> {
    provider.own_login().sign_person_out(&platform, &subject).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn show(subject: String, person: PlatformPerson) -> PlatformUser {
    let PlatformPerson { user, memberships } = person;
    PlatformUser {
        subject,
        id: user.id.as_str().to_owned(),
        email: user.email,
        first_name: user.first_name,
        last_name: user.last_name,
        memberships: memberships.into_iter().map(Membership::from).collect(),
        disabled: user.disabled,
    }
}

impl From<PersonError> for OperationError {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::NotFound => Self(ApiError::NotFound),
            PersonError::Invalid(invalid) => invalid.into(),
            PersonError::Internal(error) => error.into(),
        }
    }
}
