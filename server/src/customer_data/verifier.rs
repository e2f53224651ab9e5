//! Credentials, checked by our own use cases: the API runs in the same process.

use async_trait::async_trait;
use guard::{Credential, Presented, Unavailable, Verdict, Verifier};
use oauth::token::response::TokenType;
use provider::dpop::SentProof;
use provider::error::UseCaseError;

use super::{InProcess, unavailable};

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
