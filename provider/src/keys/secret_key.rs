//! Keys that only the server knows: one that encrypts, or one that derives.

use aws_lc_rs::hmac;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use store::keys::WrappedKey;

use super::cipher::{Cipher, KEY_BYTES};
use super::master::{MasterKey, Wrapping};
use super::purpose::KeyPurpose;
use super::ring::Key;
use crate::error::ProviderError;

pub(super) struct SecretKey<T> {
    id: String,
    created_at: Timestamp,
    pub(super) key: T,
}

impl<T> Key for SecretKey<T> {
    fn id(&self) -> &str {
        &self.id
    }

    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}

/// Makes a key, wrapped for the store.
pub(super) fn generate(
    purpose: KeyPurpose,
    id: String,
    wrapping: &Wrapping,
    now: Timestamp,
    randomness: &dyn Randomness,
) -> WrappedKey {
    let mut key = [0; KEY_BYTES];
    randomness.fill(&mut key);
    wrapping.wrap(id, purpose.stored(), &key, now, randomness)
}

fn open<T>(
    master: &MasterKey,
    wrapped: &WrappedKey,
    read: impl FnOnce(&[u8; KEY_BYTES]) -> T,
) -> Result<SecretKey<T>, ProviderError> {
    let bytes = master.unwrap(wrapped)?;
    let bytes: [u8; KEY_BYTES] =
        bytes.try_into().map_err(|_| ProviderError::WrongMasterKey { id: wrapped.id.clone() })?;
    Ok(SecretKey { id: wrapped.id.clone(), created_at: wrapped.created_at, key: read(&bytes) })
}

pub(super) type SealingKey = SecretKey<Cipher>;
pub(super) type DerivingKey = SecretKey<hmac::Key>;

impl SealingKey {
    pub(super) fn open(master: &MasterKey, wrapped: &WrappedKey) -> Result<Self, ProviderError> {
        open(master, wrapped, Cipher::new)
    }
}

impl DerivingKey {
    pub(super) fn open(master: &MasterKey, wrapped: &WrappedKey) -> Result<Self, ProviderError> {
        open(master, wrapped, |bytes| hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// 256 bits that only we can derive from `parts`. The label keeps uses
    /// apart; lengths keep `("ab", "c")` and `("a", "bc")` apart.
    pub(super) fn derive(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.key);
        for part in [label.as_bytes()].iter().chain(parts) {
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let mut derived = [0; 32];
        derived.copy_from_slice(context.sign().as_ref());
        derived
    }
}
