//! An API asks what a token means (RFC 7662).

use oauth::discovery::protected_resource::{ProtectedResource, scopes_at};
use oauth::discovery::resource::Resources;
use oauth::token::introspection::Introspection;
use thiserror::Error;

use crate::error::{OrReject as _, ProviderError, UseCaseError};
use crate::token::TokenService;
use crate::token::client_request::{ClientRequest, ClientRequestError};

/// Why nothing is said about a token. The text is the `error_description`.
#[derive(Clone, Debug, Error)]
pub enum IntrospectError {
    #[error(transparent)]
    Request(#[from] ClientRequestError),
    /// RFC 7662 §4: who may ask must be limited, or tokens could be fished for.
    #[error("this client may not introspect tokens")]
    NotAllowed,
}

impl IntrospectError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Request(error) => error.code(),
            Self::NotAllowed => "unauthorized_client",
        }
    }
}

/// The `token_type_hint` of an API key, beside those of RFC 7009 §2.1: a key has no mark
/// by which it could be told from something else.
const API_KEY_HINT: &str = "api_key";

impl TokenService {
    /// What a token or a key means now, as far as the API that asks may know: refresh
    /// tokens, and tokens for other APIs, are as unknown to it as those that never
    /// were (RFC 7662 §2.2).
    pub async fn introspect(
        &self,
        request: ClientRequest,
    ) -> Result<Introspection, UseCaseError<IntrospectError>> {
        let (client, parameters) = self.authenticate_client(request).await?;
        if !client.may_introspect {
            return Err(UseCaseError::Refused(IntrospectError::NotAllowed));
        }
        let token = parameters.require("token").map_err(ClientRequestError::from).or_reject()?;
        let is_served = |known: &&ProtectedResource| {
            client.serves.iter().any(|api| api.is_same_as(&known.resource))
        };
        let found = self.shared.resources().iter().filter(is_served);
        let serves = if client.serves.is_empty() {
            Resources::default().or_own(self.shared.own_resource())
        } else {
            found.map(|api| api.resource.clone()).collect()
        };
        let hint = parameters.get("token_type_hint");
        // RFC 7662 §2.1: "If the server is unable to locate the token using the given
        // hint, it MUST extend its search across all of its supported token types."
        let told = if hint == Some(API_KEY_HINT) || self.credentials.is_meant_as_api_token(token) {
            match self.introspect_api_credential(token, &serves).await? {
                None => self.introspect_access_token(token, &serves).await?,
                told => told,
            }
        } else {
            match self.introspect_access_token(token, &serves).await? {
                None => self.introspect_api_credential(token, &serves).await?,
                told => told,
            }
        };
        Ok(told.unwrap_or_else(Introspection::inactive))
    }

    async fn introspect_access_token(
        &self,
        token: &str,
        serves: &Resources,
    ) -> Result<Option<Introspection>, ProviderError> {
        let live = self.validate_access_token(token).await?;
        let live = live.filter(|live| live.resources.overlap(serves)).map(|mut live| {
            // RFC 7662 §2.2: "different responses to different protected resources".
            live.scopes = scopes_at(serves, &live.scopes, self.shared.resources());
            live
        });
        // Which permission the request needs, the API knows alone.
        if let Some(live) = &live {
            self.shared.count_request(live, &[]);
        }
        Ok(live.map(|live| Introspection::active(live, &self.shared.settings.issuer)))
    }

    async fn introspect_api_credential(
        &self,
        secret: &str,
        serves: &Resources,
    ) -> Result<Option<Introspection>, ProviderError> {
        let own = Resources::default().or_own(self.shared.own_resource());
        if !own.overlap(serves) {
            return Ok(None);
        }
        let Some(live) = self.credentials.check_api_credential_shown(secret, None).await? else {
            return Ok(None);
        };
        let record = self.shared.store.find_api_credential(&live.id).await?;
        let issuer = &self.shared.settings.issuer;
        Ok(record
            .map(|record| Introspection::of_api_credential(&live, &record.credential, own, issuer)))
    }
}
