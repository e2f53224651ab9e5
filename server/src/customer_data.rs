//! What the demo Customer API serves, from our own store, and its tokens checked
//! by our own use case: the API runs in the same process.

use std::sync::Arc;

use async_trait::async_trait;
use guard::customer_api::data::{
    CandidateSummary, CompanySummary, CustomerData, JobSummary, UserProfile,
};
use guard::{Caller, Credential, Presented, Realm, Unavailable, Verdict, Verifier};
use oauth::id::UserId;
use oauth::resource_metadata;
use oauth::token::response::TokenType;
use provider::Provider;
use provider::dpop::SentProof;
use provider::error::UseCaseError;

/// The API's side of a provider.
#[derive(Clone)]
pub(crate) struct InProcess(pub(crate) Provider);

#[async_trait]
impl Verifier for InProcess {
    async fn verify(&self, presented: Presented<'_>) -> Result<Verdict, Unavailable> {
        let (scheme, token) = match presented.credential {
            Credential::Key(key) => {
                let live = self.0.check_api_key_shown(key).await.map_err(unavailable)?;
                return Ok(live.map_or(Verdict::NotGood, |live| Verdict::Good(live.into())));
            }
            Credential::Token(TokenType::Bearer, token) if self.0.is_meant_as_api_token(token) => {
                let live = self.0.check_api_token_shown(token).await.map_err(unavailable)?;
                return Ok(live.map_or(Verdict::NotGood, |live| Verdict::Good(live.into())));
            }
            Credential::Token(scheme, token) => (scheme, token),
        };
        let sent = SentProof {
            headers: presented.proofs.iter().map(|proof| proof.to_vec()).collect(),
            method: presented.method.to_owned(),
            path: presented.path.to_owned(),
        };
        let shown = self.0.check_shown_token(scheme, token, &sent).await;
        match shown {
            Ok(Some(live)) => Ok(Verdict::Good(live.into())),
            Ok(None) => Ok(Verdict::NotGood),
            Err(UseCaseError::Refused(error)) => Ok(Verdict::ProofRefused(error)),
            Err(UseCaseError::Internal(error)) => Err(unavailable(error)),
        }
    }

    fn nonce(&self) -> Option<String> {
        Some(self.0.dpop_nonce())
    }
}

#[async_trait]
impl CustomerData for InProcess {
    async fn user(&self, id: &UserId) -> Result<Option<UserProfile>, Unavailable> {
        let profile = self.0.user_profile(id).await.map_err(unavailable)?;
        Ok(profile.map(|(user, company)| UserProfile {
            id: user.id.to_string(),
            email: user.email,
            first_name: user.first_name,
            last_name: user.last_name,
            role: user.role.title().to_owned(),
            company: company.name,
        }))
    }

    async fn company(&self, caller: &Caller) -> Result<Option<CompanySummary>, Unavailable> {
        let company = self.0.company(&caller.company_id).await.map_err(unavailable)?;
        Ok(company.map(|company| CompanySummary { id: company.id.to_string(), name: company.name }))
    }

    async fn candidates(&self, caller: &Caller) -> Result<Vec<CandidateSummary>, Unavailable> {
        let rows = self
            .0
            .visible_candidates(&caller.company_id, caller.role, caller.user_id.as_ref())
            .await
            .map_err(unavailable)?;
        Ok(rows
            .into_iter()
            .map(|(candidate, job)| CandidateSummary {
                id: candidate.id,
                first_name: candidate.first_name,
                last_name: candidate.last_name,
                email: candidate.email,
                status: candidate.status,
                job: JobSummary { id: job.id, title: job.title, location: job.location },
            })
            .collect())
    }
}

fn unavailable(error: impl std::fmt::Display) -> Unavailable {
    tracing::error!(%error, "the demo Customer API failed");
    Unavailable
}

/// What stands in front of the API, and answers proxies in front of others.
pub(crate) fn guard(provider: &Provider) -> guard::Guard {
    let realm = Realm {
        name: provider.settings().issuer.clone(),
        metadata: provider.resources().first().and_then(resource_metadata::well_known),
    };
    guard::Guard::new(realm, Arc::new(InProcess(provider.clone())))
}

/// The API's routes.
pub(crate) fn router(guard: &guard::Guard, provider: &Provider) -> axum::Router {
    guard::customer_api::router(guard, Arc::new(InProcess(provider.clone())))
}
