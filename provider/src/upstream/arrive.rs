//! A user returns from an identity provider (OpenID Connect Core 1.0 §3.1.2.5).

use std::pin::Pin;

use metrics::counter;
use oauth::credential::digest::Digest;
use oauth::id::IdentityProviderId;
use oauth::parameters::Parameters;
use oauth::upstream::claims::{Claims, ClaimsError};
use oauth::upstream::fault::UpstreamFault;
use store::identity_providers::ProviderRecord;
use subtle::ConstantTimeEq as _;
use thiserror::Error;

use super::begin::{Journey, PENDING, Pending, digest_of_browser};
use super::{UPSTREAM_SIGN_INS, UpstreamService};
use crate::account::begin_session::{Browser, NewSession};
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug)]
pub struct Arrival<'a> {
    /// Whose address they came to.
    pub provider: IdentityProviderId,
    pub parameters: &'a Parameters,
    /// What only their browser has.
    pub browser: Option<&'a str>,
    /// As which they sign in.
    pub signs_in: Browser,
}

#[derive(Debug)]
pub enum Arrived {
    SignedIn(NewSession),
    /// The provider does not say that it asked for two factors, and two are wanted.
    SecondStep {
        /// For a cookie.
        sealed: String,
    },
    /// An account has the address already: its owner signs in first, and then links it.
    LinkFirst {
        email: String,
        /// For the form.
        sealed: String,
        provider: String,
    },
}

#[derive(Debug, Error)]
pub enum ArriveError {
    #[error("nobody was sent away like this, or it was too long ago, or they came back before")]
    Unknown,
    #[error("they were sent away in another browser")]
    OtherBrowser,
    #[error("the provider, or the person there, says no")]
    Denied,
    #[error(transparent)]
    Fault(#[from] UpstreamFault),
    #[error("there is no account for the person, or it cannot be used")]
    NoAccount,
    #[error("the person is in none of the groups that may come in")]
    NotMember,
    #[error("the provider does not say a proven address of its domains, and a name")]
    Incomplete,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ArriveError);

impl ArriveError {
    pub(super) fn outcome(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::OtherBrowser => "other_browser",
            Self::Denied => "denied",
            Self::Fault(_) => "fault",
            Self::NoAccount => "no_account",
            Self::NotMember => "not_member",
            Self::Incomplete => "incomplete",
            Self::Internal(_) => "failed",
        }
    }
}

type Arriving<'a> =
    Pin<Box<dyn Future<Output = (Option<Journey>, Result<Arrived, ArriveError>)> + Send + 'a>>;

impl UpstreamService {
    /// Also where they were when they were sent away, if that is known.
    pub fn arrive<'a>(&'a self, arrival: Arrival<'a>) -> Arriving<'a> {
        Box::pin(self.let_in(arrival))
    }

    async fn let_in(
        &self,
        arrival: Arrival<'_>,
    ) -> (Option<Journey>, Result<Arrived, ArriveError>) {
        let provider = arrival.provider.clone();
        let (journey, arrived) = match self.pending(&arrival).await {
            Ok(pending) => {
                let journey = pending.journey.clone();
                (Some(journey), self.finish(arrival, pending).await)
            }
            Err(error) => (None, Err(error)),
        };
        let outcome = match &arrived {
            Ok(Arrived::SignedIn(_)) => "signed_in",
            Ok(Arrived::SecondStep { .. }) => "second_step",
            Ok(Arrived::LinkFirst { .. }) => "link_first",
            Err(error) => error.outcome(),
        };
        counter!(UPSTREAM_SIGN_INS, "outcome" => outcome).increment(1);
        if let Err(error) = &arrived {
            tracing::warn!(provider_id = %provider, %error, "nobody is signed in by a provider");
        }
        (journey, arrived)
    }

    /// What was stored when they were sent away: used up by any caller that knows `state`.
    async fn pending(&self, arrival: &Arrival<'_>) -> Result<Pending, ArriveError> {
        let state = arrival.parameters.get("state").ok_or(ArriveError::Unknown)?;
        let store = &self.shared.store;
        let sealed = store.take_upstream_request(&Digest::of(state), self.shared.now()).await?;
        let pending = sealed.and_then(|sealed| self.shared.open_seal::<Pending>(PENDING, &sealed));
        let pending = pending.ok_or(ArriveError::Unknown)?;
        // Login CSRF: the victim would be signed in as the person who began this.
        let browser = arrival.browser.map(digest_of_browser).unwrap_or_default();
        if !bool::from(browser.as_bytes().ct_eq(pending.browser.as_bytes())) {
            return Err(ArriveError::OtherBrowser);
        }
        Ok(pending)
    }

    async fn finish(&self, arrival: Arrival<'_>, pending: Pending) -> Result<Arrived, ArriveError> {
        // RFC 9700 §4.4.2: each provider has an address of its own, so that the answer of one is
        // not taken for another's.
        if pending.provider != arrival.provider {
            return Err(UpstreamFault::Issuer.into());
        }
        let record = self.shared.store.find_identity_provider(&pending.provider).await?;
        let mut record = record.ok_or(ArriveError::Unknown)?;
        record.provider.domains = self.domains_of(&record).await?;
        let claims = self.claims(&record, arrival.parameters, &pending).await?;
        let person = record.provider.read(&claims).map_err(|error| match error {
            ClaimsError::Subject => ArriveError::Fault(UpstreamFault::Subject),
            ClaimsError::NotMember => ArriveError::NotMember,
        })?;
        self.welcome(&record, person, &claims, &arrival.signs_in, &pending.journey).await
    }

    async fn claims(
        &self,
        record: &ProviderRecord,
        parameters: &Parameters,
        pending: &Pending,
    ) -> Result<Claims, ArriveError> {
        let metadata = self.metadata(record).await?;
        // RFC 9207 §2.4, also of an error.
        match parameters.get("iss") {
            Some(iss) if iss != record.provider.issuer => return Err(UpstreamFault::Issuer.into()),
            None if metadata.announces_iss => return Err(UpstreamFault::Issuer.into()),
            _ => {}
        }
        if parameters.get("error").is_some() {
            return Err(ArriveError::Denied);
        }
        let code = parameters.get("code").ok_or(UpstreamFault::Malformed)?;
        self.exchange(record, &metadata, code, pending).await
    }
}
