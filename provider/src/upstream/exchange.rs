//! The code for what the provider says of the person (OpenID Connect Core 1.0 §3.1.3 and §5.3).

use std::cell::Cell;

use oauth::upstream::claims::Claims;
use oauth::upstream::fault::UpstreamFault;
use openidconnect::core::CoreTokenResponse;
use openidconnect::http::HeaderValue;
use openidconnect::{
    AuthorizationCode, HttpRequest, HttpResponse, OAuth2TokenResponse as _, PkceCodeVerifier,
    RequestTokenError, TokenResponse as _,
};
use serde_json::Value;
use store::identity_providers::ProviderRecord;

use super::UpstreamService;
use super::arrive::ArriveError;
use super::begin::Pending;
use super::client::Client;
use super::discovery::Metadata;
use super::id_token::Expected;
use super::transport::{UpstreamTransport, document};
use crate::error::ProviderError;

/// What is sent for the code (RFC 6749 §4.1.3).
struct Redemption<'a> {
    client: &'a Client,
    code: &'a str,
    verifier: &'a str,
    /// RFC 7523 §2.2.
    assertion: Option<&'a str>,
}

impl Redemption<'_> {
    /// The crate writes the request and reads the answer. Its future cannot go to another thread, so
    /// it is called twice, and the request is sent in between.
    async fn send(
        &self,
        transport: &dyn UpstreamTransport,
    ) -> Result<CoreTokenResponse, UpstreamFault> {
        let request = {
            let written = Cell::new(None);
            let write = |request: HttpRequest| {
                written.set(Some(request));
                Err(UpstreamFault::Unreachable)
            };
            // It is the answer that is missing.
            drop(self.exchange(&write));
            written.take().ok_or(UpstreamFault::Unsuitable)?
        };
        let answer = transport.send(request).await?;
        self.exchange(&|_: HttpRequest| Ok(answer.clone()))
    }

    fn exchange(
        &self,
        http: &impl Fn(HttpRequest) -> Result<HttpResponse, UpstreamFault>,
    ) -> Result<CoreTokenResponse, UpstreamFault> {
        let mut request = self
            .client
            .exchange_code(AuthorizationCode::new(self.code.to_owned()))
            .map_err(|_| UpstreamFault::Unsuitable)?
            .set_pkce_verifier(PkceCodeVerifier::new(self.verifier.to_owned()));
        if let Some(assertion) = self.assertion {
            request = request
                .add_extra_param(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                )
                .add_extra_param("client_assertion", assertion);
        }
        request.request(http).map_err(|error| match error {
            RequestTokenError::Request(fault) => fault,
            RequestTokenError::ServerResponse(_) => UpstreamFault::Refused,
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => UpstreamFault::Malformed,
        })
    }
}

impl UpstreamService {
    pub(super) async fn exchange(
        &self,
        record: &ProviderRecord,
        metadata: &Metadata,
        code: &str,
        pending: &Pending,
    ) -> Result<Claims, ArriveError> {
        let secret = match &record.provider.settings.secret {
            Some(id) => {
                let stored = self.keys.stored_secret(id).await?;
                Some(stored.ok_or(ProviderError::Lost("an identity provider's secret"))?)
            }
            None => None,
        };
        let assertion = secret.is_none().then(|| self.assertion(record));
        let client = self.client(record, metadata, secret)?;
        let (verifier, assertion) = (&pending.verifier, assertion.as_deref());
        let redemption = Redemption { client: &client, code, verifier, assertion };
        let answer = redemption.send(self.transport.as_ref()).await?;
        let access_token = answer.access_token().secret();
        let id_token = answer.id_token().ok_or(UpstreamFault::Malformed)?.to_string();
        let expected = Expected {
            provider: &record.provider,
            nonce: &pending.nonce,
            access_token,
            now: self.shared.now(),
            signed_in_since: pending.journey.confirm.then_some(pending.begun_at),
        };
        let claims = self.verify_id_token(&id_token, metadata, &expected).await?;
        if record.provider.is_complete(&claims) {
            return Ok(claims);
        }
        Ok(self.with_user_info(metadata, claims, access_token).await?)
    }

    /// Providers put claims of scopes there (§5.4). What the ID token says counts more: it is signed.
    async fn with_user_info(
        &self,
        metadata: &Metadata,
        claims: Claims,
        access_token: &str,
    ) -> Result<Claims, UpstreamFault> {
        let Some(url) = metadata.core.userinfo_endpoint() else { return Ok(claims) };
        let bearer = HeaderValue::try_from(format!("Bearer {access_token}"));
        let mut bearer = bearer.map_err(|_| UpstreamFault::Malformed)?;
        bearer.set_sensitive(true);
        let body = document(self.transport.as_ref(), url.as_str(), Some(bearer)).await?;
        let said = serde_json::from_slice::<Value>(&body).ok();
        let Some(Value::Object(mut said)) = said else { return Err(UpstreamFault::Malformed) };
        // §5.3.2: "The sub Claim in the UserInfo Response MUST be verified to exactly match".
        if said.get("sub") != claims.get("sub") {
            return Err(UpstreamFault::Subject);
        }
        said.extend(claims);
        Ok(said)
    }
}
