//! The Customer API: a file a resource, with its shapes and operations.

mod applicants;
pub(crate) mod applications;
pub(crate) mod candidates;
pub(crate) mod companies;
pub(crate) mod configuration;
pub(crate) mod jobs;
pub(crate) mod messages;
pub(crate) mod organizations;
mod postings;
mod users;
pub(crate) mod webhooks;

use ::api::{ApiError, Operation};
use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use guard::{Caller, MethodKind, Requirement};
use oauth::role::Role;

use crate::Demo;
use crate::rules::candidates::New;
use crate::state::State;

type Op = Operation<Demo>;
type Answer<T> = Result<Json<T>, ApiError>;
/// The answer to an addition.
type Added<T> = Result<(StatusCode, Json<T>), ApiError>;

pub(crate) fn operations() -> Vec<Op> {
    let all = [
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
    all.into_iter().flatten().collect()
}

/// A call that the guard let through.
struct Call {
    demo: Demo,
    caller: Caller,
}

impl FromRequestParts<Demo> for Call {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, demo: &Demo) -> Result<Self, ApiError> {
        let caller = parts.extensions.get::<Caller>().cloned();
        let caller = caller.ok_or_else(|| ApiError::internal("a route without its guard"))?;
        Ok(Self { demo: demo.clone(), caller })
    }
}

impl Call {
    /// The id and the time of something to be added.
    fn new(&self, prefix: &str) -> New {
        New { id: self.demo.new_id(prefix), at: self.demo.now() }
    }

    async fn read<T>(
        &self,
        work: impl FnOnce(&State, &Caller) -> Result<T, ApiError>,
    ) -> Answer<T> {
        self.demo.read(|state| work(state, &self.caller)).await.map(Json)
    }

    async fn change<T>(
        &self,
        work: impl FnOnce(&mut State, &Caller) -> Result<T, ApiError>,
    ) -> Answer<T> {
        self.demo.change(|state| work(state, &self.caller)).await.map(Json)
    }

    async fn add<T>(
        &self,
        work: impl FnOnce(&mut State, &Caller) -> Result<T, ApiError>,
    ) -> Added<T> {
        self.change(work).await.map(|added| (StatusCode::CREATED, added))
    }

    async fn delete(
        &self,
        work: impl FnOnce(&mut State, &Caller) -> Result<(), ApiError>,
    ) -> Result<StatusCode, ApiError> {
        self.change(work).await.map(|_| StatusCode::NO_CONTENT)
    }
}

/// The callers of the Customer API: all but API tokens, whose scopes are others.
const CALLERS: [MethodKind; 4] = [
    MethodKind::AuthorizationCode,
    MethodKind::ClientCredentials,
    MethodKind::ApiKey,
    MethodKind::PartnerApiKey,
];

/// A scope of the Customer API.
fn scope(scope: &str) -> Requirement {
    Requirement::scope(scope).by(CALLERS)
}

/// A scope of the Customer API that requires the role Administrator.
fn admin_scope(name: &str) -> Requirement {
    scope(name).with_role(Role::Administrator)
}

/// A scope of API tokens, which alone call what is below `/v2`: keys get no new APIs.
fn token_scope(scope: &str) -> Requirement {
    Requirement::scope(scope).by([MethodKind::ApiToken])
}

/// A scope of API tokens whose maker has the role Administrator.
fn admin_token_scope(name: &str) -> Requirement {
    token_scope(name).with_role(Role::Administrator)
}
