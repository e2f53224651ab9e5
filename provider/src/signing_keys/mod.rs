//! The keys that sign access tokens: made, published, changed and deleted.
//!
//! Each algorithm has one key that signs. Before it is changed, its successor is
//! published for a while, so that whoever keeps the set for some minutes knows
//! it; and afterwards it stays published until all that it signed has expired.

mod key_pair;
mod ring;
#[cfg(test)]
mod tests;

use std::sync::{Arc, PoisonError, RwLock};

use oauth::audit::{AuditAction, Subject};
use oauth::jose::access_token::AccessTokenClaims;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::jose::compact::Jws;
use oauth::secret::AccessToken;
use oauth::timestamp::Timestamp;
use serde_json::{Value, json};
use store::Store;
use store::keys::WrappedKey;

use self::key_pair::{SigningKey, purpose};
use self::ring::Ring;
pub use self::ring::SigningKeyState;
use crate::Provider;
use crate::audit::recorded;
use crate::clock::Clock;
use crate::error::ProviderError;
use crate::keys::MasterKey;
use crate::randomness::Randomness;
use crate::settings::Lifetimes;

/// The signing keys in use, and what unwraps those that come.
pub(crate) struct SigningKeys {
    master: MasterKey,
    /// Replaced whole; whoever signs holds on to it for as long.
    current: RwLock<Arc<KeySet>>,
}

struct KeySet {
    es256: Ring,
    ed_dsa: Ring,
}

/// A signing key, for those who look after the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKeyRecord {
    /// Its `kid`: its thumbprint (RFC 7638).
    pub kid: String,
    /// What it signs with.
    pub algorithm: SigningAlgorithm,
    /// When it was made.
    pub created_at: Timestamp,
    /// What it does now.
    pub state: SigningKeyState,
}

impl KeySet {
    fn ring(&self, algorithm: SigningAlgorithm) -> &Ring {
        match algorithm {
            SigningAlgorithm::Es256 => &self.es256,
            SigningAlgorithm::EdDsa => &self.ed_dsa,
        }
    }

    /// The keys that are published, with what they do.
    fn published(
        &self,
        now: Timestamp,
        lifetimes: &Lifetimes,
    ) -> impl Iterator<Item = (&Arc<SigningKey>, SigningKeyState)> {
        SigningAlgorithm::ALL
            .into_iter()
            .flat_map(move |algorithm| self.ring(algorithm).states(now, lifetimes))
            .filter(|(_, state)| *state != SigningKeyState::Ended)
    }

    fn find(&self, kid: &str) -> Option<&Arc<SigningKey>> {
        self.es256.all().chain(self.ed_dsa.all()).find(|key| key.kid() == kid)
    }
}

impl SigningKeys {
    /// Loads the keys, and makes the first of each algorithm. Nodes that start
    /// together agree on the first that is kept.
    pub(crate) async fn load(
        store: &dyn Store,
        master: MasterKey,
        clock: &dyn Clock,
        randomness: &dyn Randomness,
    ) -> Result<Self, ProviderError> {
        let set = read_set(store, &master, None, clock.now(), randomness).await?;
        Ok(Self { master, current: RwLock::new(Arc::new(set)) })
    }

    fn current(&self) -> Arc<KeySet> {
        // Replacing a pointer leaves nothing half done.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn replace(&self, set: Arc<KeySet>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = set;
    }
}

/// Reads what the store keeps; keys that are known are not unwrapped again.
async fn read_set(
    store: &dyn Store,
    master: &MasterKey,
    known: Option<&KeySet>,
    now: Timestamp,
    randomness: &dyn Randomness,
) -> Result<KeySet, ProviderError> {
    let kept = store.keys().await?;
    let mut missing = Vec::new();
    for algorithm in SigningAlgorithm::ALL {
        if !kept.iter().any(|key| key.purpose == purpose(algorithm)) {
            let made = SigningKey::generate(algorithm, master, now, randomness);
            missing.push(store.keep_first_key(&made).await?);
        }
    }
    let read_ring = |algorithm| {
        let own = kept.iter().chain(&missing).filter(|key| key.purpose == purpose(algorithm));
        let keys = own.map(|wrapped| match known.and_then(|known| known.find(&wrapped.id)) {
            Some(key) => Ok(Arc::clone(key)),
            None => SigningKey::open(algorithm, master, wrapped).map(Arc::new),
        });
        Ring::new(keys.collect::<Result<_, ProviderError>>()?)
            .ok_or(ProviderError::Lost("a signing key"))
    };
    Ok(KeySet {
        es256: read_ring(SigningAlgorithm::Es256)?,
        ed_dsa: read_ring(SigningAlgorithm::EdDsa)?,
    })
}

impl Provider {
    /// Signs an access token (RFC 9068). Its `exp` must be at most
    /// `Lifetimes::access_token_jwt` away: so long its key stays published.
    pub fn sign_access_token(
        &self,
        algorithm: SigningAlgorithm,
        claims: &AccessTokenClaims,
    ) -> AccessToken {
        let set = self.inner.signing_keys.current();
        let key = set.ring(algorithm).active(self.now(), self.lifetimes());
        AccessToken::new(key.sign_access_token(claims))
    }

    /// What a token of our own says; `None` if it is not one, or has expired.
    /// Whether it was revoked, is for the store to say.
    pub fn verify_own_access_token(&self, text: &str, now: Timestamp) -> Option<AccessTokenClaims> {
        let jws = Jws::parse(text).ok()?;
        let kid = jws.kid()?;
        let set = self.inner.signing_keys.current();
        let (key, _) = set.published(now, self.lifetimes()).find(|(key, _)| key.kid() == kid)?;
        jws.verify(&key.public).ok()?;
        let claims = AccessTokenClaims::read(&jws).ok()?;
        // RFC 9068 §4.
        (claims.iss == self.inner.settings.issuer && now < claims.exp).then_some(claims)
    }

    /// The public keys, as a JWK Set (RFC 7517 §5).
    pub fn jwks(&self) -> Value {
        let set = self.inner.signing_keys.current();
        let published = set.published(self.now(), self.lifetimes());
        json!({ "keys": published.map(|(key, _)| key.public.to_json()).collect::<Vec<_>>() })
    }

    /// The signing keys that are published, those of one algorithm oldest first.
    pub fn signing_keys(&self) -> Vec<SigningKeyRecord> {
        let set = self.inner.signing_keys.current();
        let record = |(key, state): (&Arc<SigningKey>, _)| SigningKeyRecord {
            kid: key.kid().to_owned(),
            algorithm: key.algorithm,
            created_at: key.created_at,
            state,
        };
        set.published(self.now(), self.lifetimes()).map(record).collect()
    }

    /// Makes each algorithm's next key now, by the operator's order, unless one waits
    /// already; returns all keys. It signs after the overlap, here and on all nodes.
    pub async fn rotate_signing_keys(&self) -> Result<Vec<SigningKeyRecord>, ProviderError> {
        let (now, set) = (self.now(), self.reload_signing_keys().await?);
        for algorithm in SigningAlgorithm::ALL {
            if !set.ring(algorithm).has_next(now, self.lifetimes()) {
                let made = self.new_signing_key(algorithm);
                let subject = Subject::new("signing_key", &made.id, algorithm.as_str());
                let event = self.operators_event(None, AuditAction::SigningKeyMade, subject);
                recorded(event, self.keep_signing_key(&made)).await?;
            }
        }
        self.reload_signing_keys().await?;
        Ok(self.signing_keys())
    }

    /// Learns of the keys that others made or deleted, makes those that are due,
    /// and deletes those that nothing needs any more. To be called every minute:
    /// well within the overlap.
    ///
    /// Two nodes may find at the same moment that a key is due. Then there is one
    /// too many, published as long as the other and soon retired.
    pub async fn tend_signing_keys(&self) -> Result<(), ProviderError> {
        let (now, set) = (self.now(), self.reload_signing_keys().await?);
        let mut changed = false;
        for algorithm in SigningAlgorithm::ALL {
            let ring = set.ring(algorithm);
            for (key, state) in ring.states(now, self.lifetimes()) {
                if state == SigningKeyState::Ended {
                    self.inner.store.delete_key(key.kid()).await?;
                    tracing::info!(kid = key.kid(), "a retired signing key was deleted");
                    changed = true;
                }
            }
            if ring.is_due(now, self.lifetimes()) {
                self.keep_signing_key(&self.new_signing_key(algorithm)).await?;
                changed = true;
            }
        }
        if changed {
            self.reload_signing_keys().await?;
        }
        Ok(())
    }

    fn new_signing_key(&self, algorithm: SigningAlgorithm) -> WrappedKey {
        let (master, chance) = (&self.inner.signing_keys.master, self.inner.randomness.as_ref());
        SigningKey::generate(algorithm, master, self.now(), chance)
    }

    async fn keep_signing_key(&self, made: &WrappedKey) -> Result<(), ProviderError> {
        self.inner.store.add_key(made).await?;
        tracing::info!(kid = made.id, "a signing key was made, and signs after the overlap");
        Ok(())
    }

    async fn reload_signing_keys(&self) -> Result<Arc<KeySet>, ProviderError> {
        let keys = &self.inner.signing_keys;
        let known = keys.current();
        let set = read_set(
            self.inner.store.as_ref(),
            &keys.master,
            Some(&known),
            self.now(),
            self.inner.randomness.as_ref(),
        )
        .await?;
        let set = Arc::new(set);
        keys.replace(Arc::clone(&set));
        Ok(set)
    }

    fn lifetimes(&self) -> &Lifetimes {
        &self.inner.settings.lifetimes
    }
}
