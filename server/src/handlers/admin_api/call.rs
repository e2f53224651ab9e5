use std::ops::Deref;

use api::ApiError;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use guard::{Caller, Method};
use provider::Provider;
use provider::account::session::Principal;
use provider::administration::acting::ProgramError;

use crate::http::ClientAddress;

/// A call, and the administrator in whose name it is done.
pub(super) struct AdminCall {
    pub(super) provider: Provider,
    pub(super) actor: Administrator,
}

pub(super) struct Administrator {
    principal: Principal,
    address: ClientAddress,
}

impl Administrator {
    pub(super) fn caller(&self) -> provider::caller::Caller<'_> {
        provider::caller::Caller::new(&self.principal, &self.address.0)
    }
}

impl Deref for Administrator {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        &self.principal
    }
}

impl FromRequestParts<Provider> for AdminCall {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, provider: &Provider) -> Result<Self, ApiError> {
        let caller = parts.extensions.get::<Caller>();
        let caller = caller.ok_or_else(|| ApiError::internal("a route without its guard"))?;
        let (Method::AuthorizationCode(client) | Method::ClientCredentials(client)) =
            &caller.method
        else {
            return Err(ApiError::internal("a guard that takes keys"));
        };
        let (company, user) = (&caller.company_id, caller.user_id.as_ref());
        match provider.administration().administrator_behind(client, company, user).await {
            Ok(principal) => {
                let address = ClientAddress::of(&parts.extensions);
                let actor = Administrator { principal, address };
                Ok(Self { provider: provider.clone(), actor })
            }
            Err(ProgramError::Internal(error)) => Err(ApiError::internal(error)),
            Err(refusal) => Err(ApiError::forbidden(&refusal)),
        }
    }
}
