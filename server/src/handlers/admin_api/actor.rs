//! In whose name a call is done.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use guard::customer_api::fault::Fault;
use guard::{Caller, Method};
use provider::Provider;
use provider::acting::ProgramError;
use provider::session::Actor;

use crate::customer_data::{sentence, unavailable};

/// The administrator in whose name a call is done.
pub(super) struct By(pub(super) Actor);

impl FromRequestParts<Provider> for By {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, provider: &Provider) -> Result<Self, Fault> {
        let caller = parts.extensions.get::<Caller>();
        let caller = caller.ok_or_else(|| unavailable("a route without its guard"))?;
        let (Method::AuthorizationCode(client) | Method::ClientCredentials(client)) =
            &caller.method
        else {
            return Err(unavailable("a guard that takes keys").into());
        };
        let (company, user) = (&caller.company_id, caller.user_id.as_ref());
        match provider.administrator_behind(client, company, user).await {
            Ok(actor) => Ok(Self(actor)),
            Err(ProgramError::Internal(error)) => Err(unavailable(error).into()),
            Err(refusal) => Err(Fault::Forbidden(sentence(&refusal))),
        }
    }
}
