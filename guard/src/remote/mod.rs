//! Checks credentials for an API that runs apart from the authorization server.
//!
//! JWTs (RFC 9068) are checked here, with the server's keys. Opaque tokens, API tokens and
//! API keys are asked for by introspection (RFC 7662), and each answer is used for less
//! than a second: what is revoked is refused within one. A JWT is good until it ends; an
//! API to which that is too late has its tokens issued opaque.
//!
//! [`RemoteVerifier`] asks the server nothing before the first call needs it, so an API may
//! start before it. Whatever cannot be checked because the server does not answer is
//! answered 503, and neither let through nor called bad.

mod answers;
mod clock;
mod http;
mod introspection;
mod jwt;
mod keys;
mod lock;
mod proofs;
mod server;
mod settings;
mod valid;

pub use clock::{Clock, SystemClock};
pub use settings::{RemoteSettings, SettingsError};

use async_trait::async_trait;
use oauth::jose::dpop::DpopError;
use oauth::token::response::TokenType;

use crate::verifier::{Credential, PresentedCredential, Unavailable, Verdict, Verifier};
use answers::Answers;
use keys::Keys;
use proofs::{ProofRefused, Proofs};
use server::Server;
use valid::ValidCredential;

/// Checks credentials by asking the authorization server.
pub struct RemoteVerifier {
    server: Server,
    keys: Keys,
    answers: Answers,
    proofs: Proofs,
}

/// The longest opaque token that is asked for; the server's have 60 characters.
const OPAQUE_LIMIT: usize = 512;

impl RemoteVerifier {
    /// A verifier for an API. Nothing is asked yet; see [`Self::ready`].
    ///
    /// # Errors
    /// If the certificate authorities that this machine trusts cannot be read, and https is
    /// needed.
    pub fn new(settings: RemoteSettings) -> Result<Self, SettingsError> {
        let proofs = Proofs::new(settings.public_url.clone());
        Ok(Self {
            server: Server::new(settings)?,
            keys: Keys::default(),
            answers: Answers::new(),
            proofs,
        })
    }

    /// Asks for the server's metadata and keys, for an API that wants to find a wrong
    /// address when it starts. The log says what was wrong.
    pub async fn ready(&self) -> Result<(), Unavailable> {
        self.keys.load(&self.server).await
    }

    async fn find(
        &self,
        credential: Credential<'_>,
    ) -> Result<Option<ValidCredential>, Unavailable> {
        let (text, is_key) = match credential {
            Credential::Key(key) => (key, true),
            Credential::Token(_, token) if jwt::has_form(token) => {
                return jwt::check(token, &self.server, &self.keys).await;
            }
            Credential::Token(_, token) => (token, false),
        };
        if text.len() > OPAQUE_LIMIT {
            return Ok(None);
        }
        let valid = self.answers.find(text, is_key, &self.server).await?;
        // The server looks for every kind (RFC 7662 §2.1); a key in `Authorization` is as
        // little good as a token in `X-SmartToken`.
        Ok(valid.filter(|valid| valid.caller.method.kind().is_key() == is_key))
    }
}

#[async_trait]
impl Verifier for RemoteVerifier {
    async fn verify(&self, presented: PresentedCredential<'_>) -> Result<Verdict, Unavailable> {
        let Some(valid) = self.find(presented.credential).await? else {
            return Ok(Verdict::Inactive);
        };
        match (&valid.bound_to, presented.credential) {
            (None, Credential::Key(_) | Credential::Token(TokenType::Bearer, _)) => {
                Ok(Verdict::Active(valid.caller))
            }
            (Some(key), Credential::Token(TokenType::DPoP, token)) => {
                match self.proofs.check(&presented, token, key, self.server.clock()) {
                    Ok(()) => Ok(Verdict::Active(valid.caller)),
                    Err(ProofRefused::NotValid(error)) => Ok(Verdict::ProofRefused(error)),
                    Err(ProofRefused::NoRoom) => Err(Unavailable),
                }
            }
            // RFC 9449 §7.1: a bound token is no Bearer token, and one that is not bound
            // proves nothing.
            _ => Ok(Verdict::Inactive),
        }
    }

    /// None: proofs are good for a minute, and once (RFC 9449 §11.1), without.
    fn nonce(&self) -> Option<String> {
        None
    }
}

impl From<DpopError> for ProofRefused {
    fn from(error: DpopError) -> Self {
        Self::NotValid(error)
    }
}
