//! We as the client of an identity provider.

use openidconnect::core::{CoreClient, CoreClientAuthMethod};
use openidconnect::{
    AuthType, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet, RedirectUrl,
};
use serde::Serialize;
use store::identity_providers::ProviderRecord;

use super::UpstreamService;
use super::discovery::Metadata;
use crate::error::ProviderError;

pub(super) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// RFC 7523 §2.2 and §3.
#[derive(Serialize)]
struct ClientAssertion<'a> {
    iss: &'a str,
    sub: &'a str,
    /// The issuer alone, which no other provider is.
    aud: &'a str,
    jti: String,
    iat: i64,
    exp: i64,
}

const ASSERTION_SECONDS: i64 = 60;

impl UpstreamService {
    pub(super) fn client(
        &self,
        record: &ProviderRecord,
        metadata: &Metadata,
        secret: Option<String>,
    ) -> Result<Client, ProviderError> {
        let id = ClientId::new(record.provider.settings.client_id.clone());
        let secret = secret.map(ClientSecret::new);
        let methods = metadata.core.token_endpoint_auth_methods_supported();
        let by_body = methods.is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let redirect_uri = RedirectUrl::new(self.redirect_uri(&record.provider.id))
            .map_err(|_| ProviderError::Lost("its own address"))?;
        let client = CoreClient::from_provider_metadata(metadata.core.clone(), id, secret)
            .set_redirect_uri(redirect_uri);
        Ok(if by_body { client.set_auth_type(AuthType::RequestBody) } else { client })
    }

    /// `private_key_jwt`, by a key of the set that we publish.
    pub(super) fn assertion(&self, record: &ProviderRecord) -> String {
        let client_id = &record.provider.settings.client_id;
        let now = self.shared.now().0;
        self.keys.sign_client_assertion(&ClientAssertion {
            iss: client_id,
            sub: client_id,
            aud: &record.provider.issuer,
            jti: self.shared.new_id("jti_"),
            iat: now,
            exp: now + ASSERTION_SECONDS,
        })
    }
}
