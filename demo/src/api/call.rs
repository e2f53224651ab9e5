//! What operations require.

use std::net::{IpAddr, SocketAddr};

use ::api::{ApiError, Operation};
use axum::Json;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use guard::{Caller, MethodKind, Requirement};
use oauth::role::Role;

use crate::data::state::State;
use crate::platform::Demo;
use crate::rules::candidates::New;

pub(super) type Op = Operation<Demo>;
pub(super) type Answer<T> = Result<Json<T>, ApiError>;
pub(super) type Added<T> = Result<(StatusCode, Json<T>), ApiError>;

pub(super) struct Call {
    pub(super) demo: Demo,
    pub(super) caller: Caller,
    /// The network address that it comes from, if it is known.
    pub(super) peer: Option<IpAddr>,
}

impl FromRequestParts<Demo> for Call {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, demo: &Demo) -> Result<Self, ApiError> {
        let caller = parts.extensions.get::<Caller>().cloned();
        let caller = caller.ok_or_else(|| ApiError::internal("a route without its guard"))?;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self { demo: demo.clone(), caller, peer })
    }
}

impl Call {
    pub(super) fn addition(&self, prefix: &str) -> New {
        New { id: self.demo.new_id(prefix), at: self.demo.now() }
    }

    pub(super) async fn read<T>(
        &self,
        work: impl FnOnce(&State, &Caller) -> Result<T, ApiError>,
    ) -> Answer<T> {
        self.demo.read(|state| work(state, &self.caller)).await.map(Json)
    }

    pub(super) async fn change<T>(
        &self,
        work: impl FnOnce(&mut State, &Caller) -> Result<T, ApiError>,
    ) -> Answer<T> {
        self.demo.change(|state| work(state, &self.caller)).await.map(Json)
    }

    pub(super) async fn add<T>(
        &self,
        work: impl FnOnce(&mut State, &Caller) -> Result<T, ApiError>,
    ) -> Added<T> {
        self.change(work).await.map(|added| (StatusCode::CREATED, added))
    }

    pub(super) async fn delete(
        &self,
        work: impl FnOnce(&mut State, &Caller) -> Result<(), ApiError>,
    ) -> Result<StatusCode, ApiError> {
        self.change(work).await.map(|_| StatusCode::NO_CONTENT)
    }
}

/// All but API tokens, whose scopes are others.
pub(super) const CALLERS: [MethodKind; 4] = [
    MethodKind::AuthorizationCode,
    MethodKind::ClientCredentials,
    MethodKind::ApiKey,
    MethodKind::PartnerApiKey,
];

pub(super) fn scope(scope: &str) -> Requirement {
    Requirement::scope(scope).by(CALLERS)
}

pub(super) fn admin_scope(name: &str) -> Requirement {
    scope(name).with_role(Role::Administrator)
}

/// API tokens alone call what is below `/v2`: keys get no new APIs.
pub(super) fn token_scope(scope: &str) -> Requirement {
    Requirement::scope(scope).by([MethodKind::ApiToken])
}

pub(super) fn admin_token_scope(name: &str) -> Requirement {
    token_scope(name).with_role(Role::Administrator)
}
