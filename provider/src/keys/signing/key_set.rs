//! The signing keys of all algorithms, as the store has them.

use std::sync::{Arc, PoisonError, RwLock};

use oauth::clock::Clock;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use store::Store;

use super::key_pair::{SigningKey, purpose};
use super::ring::{Ring, SigningKeyState};
use crate::error::ProviderError;
use crate::keys::master::MasterKey;
use crate::settings::Lifetimes;

/// The signing keys in use, and what unwraps those that come.
pub(crate) struct SigningKeys {
    pub(super) master: MasterKey,
    /// Replaced whole; whoever signs holds on to it for as long.
    current: RwLock<Arc<KeySet>>,
}

pub(super) struct KeySet {
    es256: Ring,
    ed_dsa: Ring,
}

impl KeySet {
    pub(super) fn ring(&self, algorithm: SigningAlgorithm) -> &Ring {
        match algorithm {
            SigningAlgorithm::Es256 => &self.es256,
            SigningAlgorithm::EdDsa => &self.ed_dsa,
        }
    }

    pub(super) fn published(
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

    pub(super) fn current(&self) -> Arc<KeySet> {
        // Replacing a pointer leaves nothing half done.
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn replace(&self, set: Arc<KeySet>) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = set;
    }
}

/// Reads what the store keeps; keys that are known are not unwrapped again.
pub(super) async fn read_set(
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
            missing.push(store.insert_first_key(&made).await?);
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
