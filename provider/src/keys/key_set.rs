//! The server's own keys of all purposes, as the store has them.

use std::sync::{Arc, PoisonError, RwLock};

use oauth::clock::Clock;
use oauth::jose::algorithm::IdTokenAlgorithm;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use store::Store;
use store::keys::WrappedKey;

use super::master::{MasterKey, Wrapping};
use super::purpose::KeyPurpose;
use super::ring::{Key, KeyState, Ring};
use super::secret_key::{DerivingKey, SealingKey, generate};
use super::signing::key_pair::SigningKey;
use crate::error::ProviderError;
use crate::settings::Lifetimes;

/// The keys in use, and what unwraps those that come.
pub(crate) struct Keys {
    pub(super) master: MasterKey,
    /// Replaced whole; each user holds the set it began with.
    current: RwLock<Arc<KeySet>>,
}

pub(super) struct KeySet {
    es256: Ring<SigningKey>,
    ed_dsa: Ring<SigningKey>,
    rs256: Ring<SigningKey>,
    pub(super) sealing: Ring<SealingKey>,
    pub(super) storing: Ring<SealingKey>,
    pub(super) deriving: Ring<DerivingKey>,
    pub(super) naming: Ring<DerivingKey>,
}

/// One of them, whatever it is for.
pub(super) struct ListedKey {
    pub(super) id: String,
    pub(super) created_at: Timestamp,
    pub(super) state: KeyState,
}

impl KeySet {
    pub(super) fn signing(&self, algorithm: impl Into<IdTokenAlgorithm>) -> &Ring<SigningKey> {
        match algorithm.into() {
            IdTokenAlgorithm::Es256 => &self.es256,
            IdTokenAlgorithm::EdDsa => &self.ed_dsa,
            IdTokenAlgorithm::Rs256 => &self.rs256,
        }
    }

    /// The signing keys that are published.
    pub(super) fn published(
        &self,
        now: Timestamp,
        lifetimes: &Lifetimes,
    ) -> impl Iterator<Item = &Arc<SigningKey>> {
        IdTokenAlgorithm::ALL
            .into_iter()
            .flat_map(move |algorithm| {
                let times = KeyPurpose::signs(algorithm).times(lifetimes);
                self.signing(algorithm).states(now, times)
            })
            .filter(|(_, state)| *state != KeyState::Ended)
            .map(|(key, _)| key)
    }

    /// The keys of one purpose, oldest first.
    pub(super) fn listed(
        &self,
        purpose: KeyPurpose,
        now: Timestamp,
        lifetimes: &Lifetimes,
    ) -> Vec<ListedKey> {
        fn list<'a, K: Key + 'a>(
            states: impl Iterator<Item = (&'a Arc<K>, KeyState)>,
        ) -> Vec<ListedKey> {
            let list = states.map(|(key, state)| ListedKey {
                id: key.id().to_owned(),
                created_at: key.created_at(),
                state,
            });
            list.collect()
        }
        let times = purpose.times(lifetimes);
        match purpose {
            KeyPurpose::Sign(algorithm) => list(self.signing(algorithm).states(now, times)),
            KeyPurpose::SignIdTokens => list(self.rs256.states(now, times)),
            KeyPurpose::Seal => list(self.sealing.states(now, times)),
            KeyPurpose::Store => list(self.storing.states(now, times)),
            KeyPurpose::Derive => list(self.deriving.states(now, times)),
            KeyPurpose::Name => list(self.naming.states(now, times)),
        }
    }

    pub(super) fn is_due(
        &self,
        purpose: KeyPurpose,
        now: Timestamp,
        lifetimes: &Lifetimes,
    ) -> bool {
        let times = purpose.times(lifetimes);
        match purpose {
            KeyPurpose::Sign(algorithm) => self.signing(algorithm).is_due(now, times),
            KeyPurpose::SignIdTokens => self.rs256.is_due(now, times),
            KeyPurpose::Seal => self.sealing.is_due(now, times),
            KeyPurpose::Store => self.storing.is_due(now, times),
            KeyPurpose::Derive => self.deriving.is_due(now, times),
            KeyPurpose::Name => self.naming.is_due(now, times),
        }
    }
}

impl Keys {
    /// Loads the keys, and makes the first of each purpose. Nodes that start
    /// together agree on the first that is stored.
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

    pub(super) async fn reload(
        &self,
        store: &dyn Store,
        now: Timestamp,
        randomness: &dyn Randomness,
    ) -> Result<Arc<KeySet>, ProviderError> {
        let known = self.current();
        let set = Arc::new(read_set(store, &self.master, Some(&known), now, randomness).await?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&set);
        Ok(set)
    }
}

/// Makes a key of that purpose, wrapped for the store.
pub(super) fn make(
    purpose: KeyPurpose,
    id: String,
    wrapping: &Wrapping,
    now: Timestamp,
    randomness: &dyn Randomness,
) -> WrappedKey {
    match purpose {
        // Its name follows from it.
        KeyPurpose::Sign(algorithm) => {
            SigningKey::generate(algorithm.into(), wrapping, now, randomness)
        }
        KeyPurpose::SignIdTokens => {
            SigningKey::generate(IdTokenAlgorithm::Rs256, wrapping, now, randomness)
        }
        KeyPurpose::Seal | KeyPurpose::Store | KeyPurpose::Derive | KeyPurpose::Name => {
            generate(purpose, id, wrapping, now, randomness)
        }
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
    let mut kept = store.keys().await?;
    for purpose in KeyPurpose::ALL {
        if !kept.iter().any(|key| key.purpose == purpose.stored()) {
            let wrapping = master.wrapping(kept.first().and_then(|key| key.master.as_deref()))?;
            let id = format!("{}-1", purpose.stored());
            let made = make(purpose, id, &wrapping, now, randomness);
            kept.push(store.insert_first_key(&made).await?);
        }
    }
    let ring_of_signing = |algorithm| {
        let ring = known.map(|known| known.signing(algorithm));
        let open = |wrapped: &WrappedKey| SigningKey::open(algorithm, master, wrapped);
        read_ring(&kept, KeyPurpose::signs(algorithm), ring, open)
    };
    Ok(KeySet {
        es256: ring_of_signing(IdTokenAlgorithm::Es256)?,
        ed_dsa: ring_of_signing(IdTokenAlgorithm::EdDsa)?,
        rs256: ring_of_signing(IdTokenAlgorithm::Rs256)?,
        sealing: read_ring(&kept, KeyPurpose::Seal, known.map(|known| &known.sealing), |key| {
            SealingKey::open(master, key)
        })?,
        storing: read_ring(&kept, KeyPurpose::Store, known.map(|known| &known.storing), |key| {
            SealingKey::open(master, key)
        })?,
        deriving: read_ring(
            &kept,
            KeyPurpose::Derive,
            known.map(|known| &known.deriving),
            |key| DerivingKey::open(master, key),
        )?,
        naming: read_ring(&kept, KeyPurpose::Name, known.map(|known| &known.naming), |key| {
            DerivingKey::open(master, key)
        })?,
    })
}

fn read_ring<K: Key>(
    kept: &[WrappedKey],
    purpose: KeyPurpose,
    known: Option<&Ring<K>>,
    open: impl Fn(&WrappedKey) -> Result<K, ProviderError>,
) -> Result<Ring<K>, ProviderError> {
    let own = kept.iter().filter(|key| key.purpose == purpose.stored());
    let keys = own.map(|wrapped| match known.and_then(|known| known.find(&wrapped.id)) {
        Some(key) => Ok(Arc::clone(key)),
        None => open(wrapped).map(Arc::new),
    });
    Ring::new(keys.collect::<Result<_, ProviderError>>()?)
        .ok_or(ProviderError::Lost("one of its own keys"))
}
