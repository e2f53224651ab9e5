//! The server's own keys. They lie in the store, wrapped by a master key that
//! does not.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use oauth::clock::Clock;
use oauth::hex::to_hex;
use oauth::randomness::Randomness;
use store::Store;
use store::keys::WrappedKey;

use crate::error::ProviderError;

const KEY_BYTES: usize = 32;

/// The key that wraps the others: a file in the data directory, or configured.
/// Nodes on one database share it.
pub struct MasterKey(Cipher);

impl MasterKey {
    pub fn from_hex(text: &str) -> Result<Self, ProviderError> {
        let mut bytes = [0; KEY_BYTES];
        if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
            return Err(ProviderError::MalformedMasterKey);
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16)
                .map_err(|_| ProviderError::MalformedMasterKey)?;
        }
        Ok(Self(Cipher::new(&bytes)))
    }

    /// Wraps a key for the store. Its id goes in: no other key can take its place.
    pub(crate) fn wrap(&self, id: &str, key: &[u8], randomness: &dyn Randomness) -> Vec<u8> {
        self.0.seal(id, key, randomness)
    }

    pub(crate) fn unwrap(&self, key: &WrappedKey) -> Result<Vec<u8>, ProviderError> {
        self.0
            .open(&key.id, &key.wrapped)
            .ok_or_else(|| ProviderError::WrongMasterKey { id: key.id.clone() })
    }

    /// Writes a new one, as [`Self::from_hex`] reads it.
    pub fn generate_hex(randomness: &dyn Randomness) -> String {
        let mut bytes = [0; KEY_BYTES];
        randomness.fill(&mut bytes);
        to_hex(&bytes)
    }
}

/// AES-256-GCM with the nonce in front of the ciphertext.
pub(crate) struct Cipher(LessSafeKey);

impl Cipher {
    #[expect(clippy::expect_used, reason = "32 bytes are the length of an AES-256 key")]
    fn new(key: &[u8; KEY_BYTES]) -> Self {
        Self(LessSafeKey::new(
            UnboundKey::new(&AES_256_GCM, key).expect("a key of the algorithm's length"),
        ))
    }

    /// Encrypts; `label` says what for, and must be the same to decrypt.
    #[expect(clippy::expect_used, reason = "AES-GCM fails only beyond 64 GiB")]
    pub(crate) fn seal(&self, label: &str, plain: &[u8], randomness: &dyn Randomness) -> Vec<u8> {
        let mut nonce = [0; NONCE_LEN];
        randomness.fill(&mut nonce);
        let mut text = plain.to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(label.as_bytes()),
                &mut text,
            )
            .expect("a text below the algorithm's limit");
        let mut sealed = nonce.to_vec();
        sealed.append(&mut text);
        sealed
    }

    /// Decrypts what this key sealed under this label; `None` for all else.
    pub(crate) fn open(&self, label: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut text = text.to_vec();
        let plain = self.0.open_in_place(nonce, Aad::from(label.as_bytes()), &mut text).ok()?;
        Some(plain.to_vec())
    }
}

pub(crate) struct Keys {
    pub(crate) sealing: Cipher,
    deriving: hmac::Key,
}

impl Keys {
    /// Loads the keys, and makes those that are missing. Nodes that start
    /// together agree on the first that is kept.
    pub(crate) async fn load(
        store: &dyn Store,
        master: &MasterKey,
        clock: &dyn Clock,
        randomness: &dyn Randomness,
    ) -> Result<Self, ProviderError> {
        let kept = store.keys().await?;
        let sealing = load_one("seal", &kept, store, master, clock, randomness).await?;
        let deriving = load_one("derive", &kept, store, master, clock, randomness).await?;
        Ok(Self {
            sealing: Cipher::new(&sealing),
            deriving: hmac::Key::new(hmac::HMAC_SHA256, &deriving),
        })
    }

    /// 256 bits that only we can derive from `parts`. The label keeps uses
    /// apart; lengths keep `("ab", "c")` and `("a", "bc")` apart.
    pub(crate) fn derive(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.deriving);
        for part in [label.as_bytes()].iter().chain(parts) {
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let mut derived = [0; 32];
        derived.copy_from_slice(context.sign().as_ref());
        derived
    }
}

async fn load_one(
    purpose: &str,
    kept: &[WrappedKey],
    store: &dyn Store,
    master: &MasterKey,
    clock: &dyn Clock,
    randomness: &dyn Randomness,
) -> Result<[u8; KEY_BYTES], ProviderError> {
    let wrapped = if let Some(key) = kept.iter().find(|key| key.purpose == purpose) {
        key.clone()
    } else {
        let mut key = [0; KEY_BYTES];
        randomness.fill(&mut key);
        let id = format!("{purpose}-1");
        let wrapped = master.wrap(&id, &key, randomness);
        let purpose = purpose.to_owned();
        let made = WrappedKey { id, purpose, wrapped, created_at: clock.now() };
        store.insert_first_key(&made).await?
    };
    master
        .unwrap(&wrapped)?
        .try_into()
        .map_err(|_| ProviderError::WrongMasterKey { id: wrapped.id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::randomness::SeededRandomness;

    #[test]
    fn a_seal_opens_with_its_own_key_and_label_only() {
        let randomness = SeededRandomness::new(1);
        let (cipher, other) = (Cipher::new(&[1; 32]), Cipher::new(&[2; 32]));
        let mut sealed = cipher.seal("request", b"plain", &randomness);
        assert_eq!(other.open("request", &sealed), None);
        assert_eq!(cipher.open("answer", &sealed), None);
        assert_eq!(cipher.open("request", &sealed[..5]), None);
        assert_eq!(cipher.open("request", &sealed).as_deref(), Some(b"plain".as_slice()));
        sealed[NONCE_LEN] ^= 1;
        assert_eq!(cipher.open("request", &sealed), None);
    }

    #[test]
    fn a_master_key_is_sixty_four_hexadecimal_digits() {
        for text in ["", "00", &"g".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert!(MasterKey::from_hex(text).is_err(), "{text}");
        }
        assert!(MasterKey::from_hex(&"0f".repeat(32)).is_ok());
    }
}
