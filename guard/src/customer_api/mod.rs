//! The demo Customer API: an example of an API on the guard. One file for each resource:
//! what it looks like, who hands it over, and its operations.

pub mod applicants;
pub mod applications;
pub mod candidates;
pub mod companies;
pub mod configuration;
pub mod fault;
pub mod jobs;
pub mod messages;
pub mod organizations;
pub mod part;
pub mod postings;
pub mod sent;
pub mod users;
pub mod webhooks;
mod written;

use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::{Json, Router};
use oauth::role::Role;

use crate::api::{Api, ApiInfo, Operation};
use crate::caller::{Caller, MethodKind};
use crate::{Guard, Need};
use fault::Fault;

/// Hands over the data that a caller may see, and takes what they may write. The guard
/// has checked method, scope and role; which rows are the caller's is decided here. What
/// is another's is [`Fault::NotFound`], as what is not there.
pub trait CustomerData:
    applications::Applications
    + candidates::Candidates
    + companies::Companies
    + configuration::Configuration
    + jobs::Jobs
    + messages::Messages
    + organizations::Organizations
    + postings::Postings
    + users::Users
    + webhooks::Webhooks
    + Send
    + Sync
    + 'static
{
}

impl<T> CustomerData for T where
    T: applications::Applications
        + candidates::Candidates
        + companies::Companies
        + configuration::Configuration
        + jobs::Jobs
        + messages::Messages
        + organizations::Organizations
        + postings::Postings
        + users::Users
        + webhooks::Webhooks
        + Send
        + Sync
        + 'static
{
}

/// The API's routes, for the path it is nested under.
pub fn router(guard: &Guard, info: ApiInfo, data: Arc<dyn CustomerData>) -> Router {
    let operations = [
        applicants::operations(),
        applications::operations(),
        candidates::operations(),
        companies::operations(),
        configuration::operations(),
        jobs::operations(),
        messages::operations(),
        organizations::operations(),
        postings::operations(),
        users::operations(),
        webhooks::operations(),
    ];
    Api::new(info, operations.into_iter().flatten().collect())
        .router(guard)
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::MethodNotAllowed)
        .with_state(data)
}

type Data = State<Arc<dyn CustomerData>>;
type Who = Extension<Caller>;
type Op = Operation<Arc<dyn CustomerData>>;
type Answer<T> = Result<Json<T>, Fault>;
/// Something was added.
type Added<T> = Result<(StatusCode, Json<T>), Fault>;

fn added<T>(new: T) -> (StatusCode, Json<T>) {
    (StatusCode::CREATED, Json(new))
}

/// Who calls the Customer API: everybody but API tokens, whose scopes are others.
const CALLERS: [MethodKind; 4] = [
    MethodKind::AuthorizationCode,
    MethodKind::ClientCredentials,
    MethodKind::ApiKey,
    MethodKind::PartnerApiKey,
];

/// A scope of the Customer API.
fn scope(scope: &str) -> Need {
    Need::scope(scope).by(CALLERS)
}

/// A scope of the Customer API that needs the Admin role.
fn admin_scope(name: &str) -> Need {
    scope(name).with_role(Role::Administrator)
}

/// A scope of API tokens, which alone open what is below `/v2`: keys get no new APIs.
fn token_scope(scope: &str) -> Need {
    Need::scope(scope).by([MethodKind::ApiToken])
}

/// A scope of API tokens, of a maker with the Admin role.
fn admin_token_scope(name: &str) -> Need {
    token_scope(name).with_role(Role::Administrator)
}
