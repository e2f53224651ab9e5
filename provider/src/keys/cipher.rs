//! Encryption with one key.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use oauth::randomness::Randomness;

pub(super) const KEY_BYTES: usize = 32;

/// AES-256-GCM with the nonce in front of the ciphertext.
pub(super) struct Cipher(LessSafeKey);

impl Cipher {
    #[expect(clippy::expect_used, reason = "32 bytes are the length of an AES-256 key")]
    pub(super) fn new(key: &[u8; KEY_BYTES]) -> Self {
        Self(LessSafeKey::new(
            UnboundKey::new(&AES_256_GCM, key).expect("a key of the algorithm's length"),
        ))
    }

    /// Encrypts; `label` says what for, and must be the same to decrypt.
    #[expect(clippy::expect_used, reason = "AES-GCM fails only beyond 64 GiB")]
    pub(super) fn seal(&self, label: &str, plain: &[u8], randomness: &dyn Randomness) -> Vec<u8> {
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
    pub(super) fn open(&self, label: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut text = text.to_vec();
        let plain = self.0.open_in_place(nonce, Aad::from(label.as_bytes()), &mut text).ok()?;
        Some(plain.to_vec())
    }
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
}
