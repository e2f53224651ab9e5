//! Calls of the platform's own client, which says who its people are.

use api::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use guard::{Caller, Method, Requirement};
use oauth::role::Role;
use provider::Provider;
use provider::own_login::platform::PlatformCaller;

use super::operation::CALLERS;
use crate::http::ClientAddress;

/// The setting `login_client` says who else is told that there is no such thing.
pub(super) fn platform() -> Requirement {
    Requirement::scope("users_manage").with_role(Role::Administrator).by(CALLERS)
}

pub(super) struct PlatformCall {
    pub(super) provider: Provider,
    pub(super) platform: PlatformCaller,
}

impl FromRequestParts<Provider> for PlatformCall {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, provider: &Provider) -> Result<Self, ApiError> {
        let caller = parts.extensions.get::<Caller>();
        let caller = caller.ok_or_else(|| ApiError::internal("a route without its guard"))?;
        // A token that acts for a person is that person's, not the platform's.
        let Method::ClientCredentials(client) = &caller.method else {
            return Err(ApiError::NotFound);
        };
        let ClientAddress(address) = ClientAddress::of(&parts.extensions);
        let found = provider.own_login().platform(client, &address).await;
        let platform = found.map_err(ApiError::internal)?.ok_or(ApiError::NotFound)?;
        Ok(Self { provider: provider.clone(), platform })
    }
}
