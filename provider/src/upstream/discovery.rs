//! What an identity provider says of itself (OpenID Connect Discovery 1.0 §4): looked for when it
//! is saved, and daily. The result is stored where all nodes read it, so that people can sign in
//! while the document is away.

use std::time::Duration;

use oauth::upstream::fault::UpstreamFault;
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType};
use serde::Deserialize;
use store::identity_providers::ProviderRecord;
use url::Url;

use super::UpstreamService;
use super::transport::{UpstreamTransport, document};
use crate::error::ProviderError;

/// `none`, and what a shared key signs, are in no list.
pub(super) const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

const BETWEEN_CHECKS: Duration = Duration::from_secs(10);
const DAILY: Duration = Duration::from_hours(24);

#[derive(Clone, Debug)]
pub(super) struct Metadata {
    pub(super) core: CoreProviderMetadata,
    /// RFC 9207 §3.
    pub(super) announces_iss: bool,
}

#[derive(Deserialize)]
struct Announced {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    pub(super) fn read(text: &str, issuer: &str) -> Result<Self, UpstreamFault> {
        let malformed = |_| UpstreamFault::Malformed;
        let core: CoreProviderMetadata = serde_json::from_str(text).map_err(malformed)?;
        let announced: Announced = serde_json::from_str(text).map_err(malformed)?;
        // §4.3: "MUST exactly match".
        if core.issuer().as_str() != issuer {
            return Err(UpstreamFault::OtherIssuer);
        }
        let has_code = core
            .response_types_supported()
            .iter()
            .any(|types| matches!(types.iter().collect::<Vec<_>>()[..], [CoreResponseType::Code]));
        let algorithms = core.id_token_signing_alg_values_supported();
        let signs = algorithms.iter().any(|algorithm| ALGORITHMS.contains(algorithm));
        if !has_code || !signs || core.token_endpoint().is_none() {
            return Err(UpstreamFault::Unsuitable);
        }
        // People are sent there without our connecting to it.
        let scheme = |url: &Url| url.scheme().to_owned();
        let issuer_scheme = scheme(core.issuer().url());
        let to_page = scheme(core.authorization_endpoint().url());
        if to_page != "https" && to_page != issuer_scheme {
            return Err(UpstreamFault::NotHttps);
        }
        let announces_iss = announced.authorization_response_iss_parameter_supported;
        Ok(Self { core, announces_iss })
    }
}

/// Its metadata, as text.
pub(super) async fn discover(
    transport: &dyn UpstreamTransport,
    issuer: &str,
) -> Result<String, UpstreamFault> {
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let body = document(transport, &url, None).await?;
    let text = String::from_utf8(body).map_err(|_| UpstreamFault::Malformed)?;
    let metadata = Metadata::read(&text, issuer)?;
    // Without keys no user could sign in.
    document(transport, metadata.core.jwks_uri().as_str(), None).await?;
    Ok(text)
}

impl UpstreamService {
    /// Looks for a provider's metadata, and notes what was found.
    pub async fn check(
        &self,
        record: &ProviderRecord,
    ) -> Result<Option<UpstreamFault>, ProviderError> {
        let provider = &record.provider;
        let found = discover(self.transport.as_ref(), &provider.issuer).await;
        let fault = found.as_ref().err().copied();
        if let Some(fault) = fault {
            let why = fault.explain();
            tracing::warn!(provider_id = %provider.id, why, "an identity provider was not found");
        }
        let found = found.map_err(|fault| fault.as_str().to_owned());
        self.shared.store.note_discovery(&provider.id, self.shared.now(), found).await?;
        Ok(fault)
    }

    /// Runs discovery on request, at most once in ten seconds.
    pub async fn check_again(&self, record: &ProviderRecord) -> Result<(), ProviderError> {
        let now = self.shared.now();
        if record.checked.as_ref().is_none_or(|(at, _)| now.since(*at) >= BETWEEN_CHECKS) {
            self.check(record).await?;
        }
        Ok(())
    }

    /// Looks for those that were not looked for within a day; how many they were.
    pub async fn check_due(&self) -> Result<usize, ProviderError> {
        let now = self.shared.now();
        let mut checked = 0;
        for record in self.shared.store.identity_providers(None).await? {
            if record.checked.as_ref().is_none_or(|(at, _)| now.since(*at) >= DAILY) {
                self.check(&record).await?;
                checked += 1;
            }
        }
        Ok(checked)
    }

    /// What was found last; nothing yet: now.
    pub(super) async fn metadata(
        &self,
        record: &ProviderRecord,
    ) -> Result<Metadata, UpstreamFault> {
        let issuer = &record.provider.issuer;
        match &record.metadata {
            Some(text) => Metadata::read(text, issuer),
            None => Metadata::read(&discover(self.transport.as_ref(), issuer).await?, issuer),
        }
    }
}
