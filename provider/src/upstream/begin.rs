//! Sends a user to an identity provider (OpenID Connect Core 1.0 §3.1.2.1).

use std::time::Duration;

use metrics::counter;
use oauth::credential::digest::Digest;
use oauth::hex::to_hex;
use oauth::id::IdentityProviderId;
use oauth::language::Language;
use oauth::timestamp::Timestamp;
use oauth::upstream::claims::domain_of;
use oauth::upstream::fault::UpstreamFault;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{
    CsrfToken, LanguageTag, LoginHint, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
};
use serde::{Deserialize, Serialize};
use store::identity_providers::ProviderRecord;
use thiserror::Error;

use super::{UPSTREAM_SIGN_INS, UpstreamService};
use crate::account::factors::second_step::TwoFactors;
use crate::error::{ProviderError, internal_store_error};

/// How long the user may stay there.
const LIFETIME: Duration = Duration::from_mins(10);
/// The largest pending form that is preserved until they return.
const KEPT_LIMIT: usize = 16 * 1024;
/// How many buttons the sign-in page has.
const BUTTONS: u32 = 3;

/// Where the user was when they were sent away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    pub return_to: Option<String>,
    /// A form in the middle of which their session ended, sealed.
    pub kept: Option<String>,
    /// They are to confirm who they are: to sign in anew.
    pub confirm: bool,
    /// Another account than the one signed in may be wanted.
    pub another: bool,
    pub two_factors: TwoFactors,
}

#[derive(Clone, Debug)]
pub struct Departure<'a> {
    pub provider: &'a IdentityProviderId,
    /// What only this browser has.
    pub browser: &'a str,
    pub journey: Journey,
    /// The address that they typed.
    pub email: Option<&'a str>,
    pub language: Language,
}

#[derive(Debug, Error)]
pub enum BeginError {
    #[error("there is no such identity provider")]
    Unknown,
    #[error(transparent)]
    Fault(UpstreamFault),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(BeginError);

/// What is needed when they come back.
#[derive(Serialize, Deserialize)]
pub(super) struct Pending {
    pub(super) provider: IdentityProviderId,
    /// The digest of what only the browser has.
    pub(super) browser: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) begun_at: Timestamp,
    pub(super) journey: Journey,
}

pub(super) const PENDING: &str = "upstream request";

pub(super) fn digest_of_browser(browser: &str) -> String {
    to_hex(Digest::of(browser).as_bytes())
}

impl UpstreamService {
    /// What the sign-in page offers to everybody: ids and names.
    pub async fn buttons(&self) -> Result<Vec<(IdentityProviderId, String)>, ProviderError> {
        Ok(self.shared.store.identity_providers_with_button(BUTTONS).await?)
    }

    /// Whether addresses may lead anywhere.
    pub async fn has_any(&self) -> Result<bool, ProviderError> {
        Ok(self.shared.store.has_identity_providers().await?)
    }

    /// Where people of the address's domain sign in, and whether they must: whether or not there is
    /// such an account.
    pub async fn provider_for(
        &self,
        email: &str,
    ) -> Result<Option<(IdentityProviderId, bool)>, ProviderError> {
        let Some(domain) = domain_of(email) else { return Ok(None) };
        let found = self.shared.store.identity_provider_of(&domain).await?;
        let Some(record) = found else { return Ok(None) };
        let answers = self.domains_of(&record).await?.contains(&domain);
        Ok(answers.then_some((record.provider.id, record.is_demanded)))
    }

    /// A value for a browser that has none.
    pub fn new_browser(&self) -> String {
        to_hex(&self.shared.random::<32>())
    }

    /// The address of the provider's page.
    pub async fn begin(&self, departure: Departure<'_>) -> Result<String, BeginError> {
        let record = self.shared.store.find_identity_provider(departure.provider).await?;
        let record = record.ok_or(BeginError::Unknown)?;
        let begun = self.send(&record, departure).await;
        if let Err(BeginError::Fault(fault)) = &begun {
            counter!(UPSTREAM_SIGN_INS, "outcome" => "not_reached").increment(1);
            let (id, why) = (&record.provider.id, fault.explain());
            tracing::warn!(provider_id = %id, why, "nobody can be sent to an identity provider");
        }
        begun
    }

    async fn send(
        &self,
        record: &ProviderRecord,
        departure: Departure<'_>,
    ) -> Result<String, BeginError> {
        let metadata = self.metadata(record).await.map_err(BeginError::Fault)?;
        let now = self.shared.now();
        let fresh = || to_hex(&self.shared.random::<32>());
        let (state, nonce, verifier) = (fresh(), fresh(), fresh());
        let mut journey = departure.journey;
        journey.kept = journey.kept.filter(|kept| kept.len() <= KEPT_LIMIT);
        let (confirm, another) = (journey.confirm, journey.another);
        let pending = Pending {
            provider: record.provider.id.clone(),
            browser: digest_of_browser(departure.browser),
            nonce: nonce.clone(),
            verifier: verifier.clone(),
            begun_at: now,
            journey,
        };
        let sealed = self.shared.seal(PENDING, &pending);
        let store = &self.shared.store;
        store.begin_upstream_request(&Digest::of(&state), &sealed, now + LIFETIME).await?;

        let client = self.client(record, &metadata, None)?;
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier));
        let (state, nonce) = (CsrfToken::new(state), Nonce::new(nonce));
        let scopes = record.provider.settings.scopes.iter().cloned().map(Scope::new);
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .add_scopes(scopes)
            .set_pkce_challenge(challenge)
            .add_ui_locale(LanguageTag::new(departure.language.tag().to_owned()));
        // §3.1.2.1: with `max_age` the ID token must say when they signed in.
        if confirm {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        } else {
            request = request.set_max_age(self.shared.settings.lifetimes.session);
            if another {
                request = request.add_prompt(CoreAuthPrompt::SelectAccount);
            }
        }
        if let Some(email) = departure.email.filter(|email| record.provider.speaks_for(email)) {
            request = request.set_login_hint(LoginHint::new(email.trim().to_owned()));
        }
        let (url, _, _) = request.url();
        counter!(UPSTREAM_SIGN_INS, "outcome" => "sent").increment(1);
        Ok(url.into())
    }
}
