//! The keys that sign access tokens: made, published, changed and deleted.
//!
//! Each algorithm has one key that signs. Before it is changed, its successor is
//! published for a while, so that whoever keeps the set for some minutes knows
//! it; and afterwards it stays published until all that it signed has expired.

mod key_pair;
pub(super) mod key_set;
mod ring;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::credential::secret::AccessToken;
use oauth::jose::access_token::AccessTokenClaims;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::jose::compact::Jws;
use oauth::timestamp::Timestamp;
use serde_json::{Value, json};
use store::Effects;
use store::keys::WrappedKey;

use self::key_pair::SigningKey;
use self::key_set::{KeySet, read_set};
pub use self::ring::SigningKeyState;
use super::KeyService;
use crate::error::ProviderError;
use crate::settings::Lifetimes;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKeyRecord {
    /// Its `kid`: its thumbprint (RFC 7638).
    pub kid: String,
    pub algorithm: SigningAlgorithm,
    pub created_at: Timestamp,
    pub state: SigningKeyState,
}

impl KeyService {
    /// Signs an access token (RFC 9068). Its `exp` must be at most
    /// `Lifetimes::access_token_jwt` away: so long its key stays published.
    pub fn sign_access_token(
        &self,
        algorithm: SigningAlgorithm,
        claims: &AccessTokenClaims,
    ) -> AccessToken {
        let set = self.signing_keys.current();
        let key = set.ring(algorithm).active(self.shared.now(), self.lifetimes());
        AccessToken::new(key.sign_access_token(claims))
    }

    /// What a token of our own says; `None` if it is not one, or has expired.
    /// Whether it was revoked, is for the store to say.
    pub fn verify_access_token(&self, text: &str, now: Timestamp) -> Option<AccessTokenClaims> {
        let jws = Jws::parse(text).ok()?;
        let kid = jws.kid()?;
        let set = self.signing_keys.current();
        let (key, _) = set.published(now, self.lifetimes()).find(|(key, _)| key.kid() == kid)?;
        jws.verify(&key.public).ok()?;
        let claims = AccessTokenClaims::read(&jws).ok()?;
        // RFC 9068 §4.
        (claims.iss == self.shared.settings.issuer && now < claims.exp).then_some(claims)
    }

    /// The public keys, as a JWK Set (RFC 7517 §5).
    pub fn jwks(&self) -> Value {
        let set = self.signing_keys.current();
        let published = set.published(self.shared.now(), self.lifetimes());
        json!({ "keys": published.map(|(key, _)| key.public.to_json()).collect::<Vec<_>>() })
    }

    /// The signing keys that are published, those of one algorithm oldest first.
    pub fn signing_keys(&self) -> Vec<SigningKeyRecord> {
        let set = self.signing_keys.current();
        let record = |(key, state): (&Arc<SigningKey>, _)| SigningKeyRecord {
            kid: key.kid().to_owned(),
            algorithm: key.algorithm,
            created_at: key.created_at,
            state,
        };
        set.published(self.shared.now(), self.lifetimes()).map(record).collect()
    }

    /// Makes each algorithm's next key now, by the operator's order, unless one waits
    /// already; returns all keys. It signs after the overlap, here and on all nodes.
    pub async fn rotate_signing_keys(&self) -> Result<Vec<SigningKeyRecord>, ProviderError> {
        let (now, set) = (self.shared.now(), self.reload_signing_keys().await?);
        for algorithm in SigningAlgorithm::ALL {
            if !set.ring(algorithm).has_next(now, self.lifetimes()) {
                let made = self.new_signing_key(algorithm);
                let subject = Subject::new("signing_key", &made.id, algorithm.as_str());
                let event = self.shared.operators_event(None, AuditAction::SigningKeyMade, subject);
                self.store_signing_key(&made, event.into()).await?;
            }
        }
        self.reload_signing_keys().await?;
        Ok(self.signing_keys())
    }

    /// Learns of the keys that others made or deleted, makes those that are due,
    /// and deletes those that nothing needs any more. To be called every minute:
    /// well within the overlap. While the clock may have jumped it only learns.
    ///
    /// Two nodes may find at the same moment that a key is due. Then there is one
    /// too many, published as long as the other and soon retired.
    pub async fn rotate_due_keys(&self) -> Result<(), ProviderError> {
        let (now, set) = (self.shared.now(), self.reload_signing_keys().await?);
        if !self.shared.is_time_believed().await? {
            return Ok(());
        }
        let mut changed = false;
        for algorithm in SigningAlgorithm::ALL {
            let ring = set.ring(algorithm);
            for (key, state) in ring.states(now, self.lifetimes()) {
                if state == SigningKeyState::Ended {
                    self.shared.store.delete_key(key.kid()).await?;
                    tracing::info!(kid = key.kid(), "a retired signing key was deleted");
                    changed = true;
                }
            }
            if ring.is_due(now, self.lifetimes()) {
                let made = self.new_signing_key(algorithm);
                self.store_signing_key(&made, Effects::NONE).await?;
                changed = true;
            }
        }
        if changed {
            self.reload_signing_keys().await?;
        }
        Ok(())
    }

    fn new_signing_key(&self, algorithm: SigningAlgorithm) -> WrappedKey {
        let (master, chance) = (&self.signing_keys.master, self.shared.randomness.as_ref());
        SigningKey::generate(algorithm, master, self.shared.now(), chance)
    }

    async fn store_signing_key(
        &self,
        made: &WrappedKey,
        effects: Effects,
    ) -> Result<(), ProviderError> {
        self.shared.store.insert_key(made, effects).await?;
        tracing::info!(kid = made.id, "a signing key was made, and signs after the overlap");
        Ok(())
    }

    async fn reload_signing_keys(&self) -> Result<Arc<KeySet>, ProviderError> {
        let keys = &self.signing_keys;
        let known = keys.current();
        let set = read_set(
            self.shared.store.as_ref(),
            &keys.master,
            Some(&known),
            self.shared.now(),
            self.shared.randomness.as_ref(),
        )
        .await?;
        let set = Arc::new(set);
        keys.replace(Arc::clone(&set));
        Ok(set)
    }

    fn lifetimes(&self) -> &Lifetimes {
        &self.shared.settings.lifetimes
    }
}
