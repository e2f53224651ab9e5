use std::sync::Arc;

use api::unavailable;
use async_trait::async_trait;
use guard::{Credential, Guard, PresentedCredential, Realm, Unavailable, Verdict, Verifier};
use oauth::discovery::resource_metadata;
use oauth::token::response::TokenType;
use provider::Provider;
use provider::error::UseCaseError;
use provider::token::dpop::RequestProof;

pub(crate) fn guard(provider: &Provider) -> Guard {
    let issuer = &provider.settings().issuer;
    let own = provider.resources().first();
    let path = own.and_then(|own| resource_metadata::path_at_issuer(&own.resource, issuer));
    let realm =
        Realm { name: issuer.clone(), metadata: path.map(|path| format!("{issuer}{path}")) };
    Guard::new(realm, Arc::new(InProcess(provider.clone())))
}

struct InProcess(Provider);

#[async_trait]
impl Verifier for InProcess {
    async fn verify(&self, presented: PresentedCredential<'_>) -> Result<Verdict, Unavailable> {
        let (scheme, token) = match presented.credential {
            Credential::Key(key) => {
                let live = self.0.credentials().validate_api_key(key, presented.peer).await;
                let live = live.map_err(unavailable)?;
                return Ok(live.map_or(Verdict::Inactive, |live| Verdict::Active(live.into())));
            }
            Credential::Token(TokenType::Bearer, token)
                if self.0.credentials().is_meant_as_api_token(token) =>
            {
                let live = self.0.credentials().validate_api_token(token, presented.peer).await;
                let live = live.map_err(unavailable)?;
                return Ok(live.map_or(Verdict::Inactive, |live| Verdict::Active(live.into())));
            }
            Credential::Token(scheme, token) => (scheme, token),
        };
        let sent = RequestProof {
            headers: presented.proofs.iter().map(|proof| proof.to_vec()).collect(),
            method: presented.method.to_owned(),
            path: presented.path.to_owned(),
        };
        let tokens = self.0.tokens();
        let shown = tokens.validate_presented_token(scheme, token, &sent, presented.scopes).await;
        match shown {
            Ok(Some(live)) => Ok(Verdict::Active(live.into())),
            Ok(None) => Ok(Verdict::Inactive),
            Err(UseCaseError::Refused(error)) => Ok(Verdict::ProofRefused(error)),
            Err(UseCaseError::Internal(error)) => Err(unavailable(error)),
        }
    }

    fn nonce(&self) -> Option<String> {
        Some(self.0.tokens().dpop_nonce())
    }
}
