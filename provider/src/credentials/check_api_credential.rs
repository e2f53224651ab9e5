//! An API is shown an API key or an API token.

use std::net::IpAddr;

use oauth::credential::api_credential::{ApiCredentialKind, LiveApiCredential};
use oauth::credential::digest::Digest;
use oauth::credential::format::CredentialKind;
use oauth::network::network_of;
use oauth::role::Role;

use crate::credentials::CredentialService;
use crate::error::ProviderError;

impl CredentialService {
    /// Whether a Bearer token is meant as an API token, good or not.
    pub fn is_meant_as_api_token(&self, token: &str) -> bool {
        self.shared.credentials.is_marked(CredentialKind::ApiToken, token)
    }

    /// What an API token opens now; `None` if it is not good.
    pub async fn validate_api_token(
        &self,
        token: &str,
        peer: Option<IpAddr>,
    ) -> Result<Option<LiveApiCredential>, ProviderError> {
        let live = self.check_api_credential_shown(token, peer).await?;
        Ok(live.filter(|live| live.kind == ApiCredentialKind::ApiToken))
    }

    /// What an API key opens now, which is everything in its company; `None` if it is
    /// not good.
    pub async fn validate_api_key(
        &self,
        key: &str,
        peer: Option<IpAddr>,
    ) -> Result<Option<LiveApiCredential>, ProviderError> {
        let live = self.check_api_credential_shown(key, peer).await?;
        Ok(live.filter(|live| live.kind.is_key()))
    }

    /// What an API key or an API token opens now; `None` if it is neither, or not good.
    pub(crate) async fn check_api_credential_shown(
        &self,
        secret: &str,
        peer: Option<IpAddr>,
    ) -> Result<Option<LiveApiCredential>, ProviderError> {
        Ok(self.find_live(secret, peer).await?.map(|mut live| {
            if live.kind.is_key() {
                live.role = Role::Administrator;
            } else {
                // Someone who made it as an administrator may be one no longer.
                live.scopes.retain(|scope| self.shared.token_catalogue.may_allow(live.role, scope));
            }
            live
        }))
    }

    /// Looks up whatever was shown. What is malformed, or has a wrong checksum, is
    /// looked up too: it takes as long as what was revoked, and is answered alike.
    async fn find_live(
        &self,
        secret: &str,
        peer: Option<IpAddr>,
    ) -> Result<Option<LiveApiCredential>, ProviderError> {
        let (store, now) = (&self.shared.store, self.shared.now());
        let found = store.find_live_api_credential(&Digest::of(secret), now).await?;
        let Some(live) = found else { return Ok(None) };
        let touch = self.shared.settings.lifetimes.session_touch;
        if live.last_used_at.is_none_or(|used| now.since(used) >= touch) {
            let from = peer.and_then(|peer| network_of(&peer.to_string()));
            store.touch_api_credential(&live.id, now, from.as_deref()).await?;
        }
        Ok(Some(live))
    }
}
