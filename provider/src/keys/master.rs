//! The master key wraps the server's own keys, which lie in the store. It does not.
//!
//! While it is being changed there are two of them, so that one of them unwraps whatever becomes of
//! the change. The store notes which one wraps, once it was changed.

use std::sync::{Arc, PoisonError, RwLock};

use oauth::credential::digest::Digest;
use oauth::hex::to_hex;
use oauth::randomness::Randomness;
use oauth::timestamp::Timestamp;
use store::keys::WrappedKey;

use super::cipher::{Cipher, KEY_BYTES};
use crate::error::ProviderError;

/// What unwraps the others: a file in the data directory, of one line, or two. Nodes on one
/// database share it.
pub struct MasterKey {
    known: RwLock<Vec<Arc<OneKey>>>,
    /// Reads it again: it may have been changed beside this process.
    read_again: Option<ReadAgain>,
}

type ReadAgain = Box<dyn Fn() -> Option<String> + Send + Sync>;

struct OneKey {
    cipher: Cipher,
    fingerprint: String,
}

/// The one that wraps.
pub(super) struct Wrapping {
    one: Arc<OneKey>,
    noted: Option<String>,
}

impl MasterKey {
    pub fn from_hex(text: &str) -> Result<Self, ProviderError> {
        Ok(Self { known: RwLock::new(read(text)?), read_again: None })
    }

    #[must_use]
    pub fn or_read_again(
        self,
        read_again: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        Self { read_again: Some(Box::new(read_again)), ..self }
    }

    /// Writes a new one, as [`Self::from_hex`] reads it.
    pub fn generate_hex(randomness: &dyn Randomness) -> String {
        let mut bytes = [0; KEY_BYTES];
        randomness.fill(&mut bytes);
        to_hex(&bytes)
    }

    /// The one that wraps: that which the store notes, or the first.
    pub(super) fn wrapping(&self, noted: Option<&str>) -> Result<Wrapping, ProviderError> {
        let found =
            self.find(|one| noted.is_none_or(|noted| one.fingerprint == noted).then_some(()));
        let (one, ()) = found.ok_or_else(|| ProviderError::WrongMasterKey {
            id: noted.unwrap_or("of the database").to_owned(),
        })?;
        Ok(Wrapping { one, noted: noted.map(str::to_owned) })
    }

    pub(super) fn unwrap(&self, key: &WrappedKey) -> Result<Vec<u8>, ProviderError> {
        let found = self.find(|one| one.cipher.open(&key.id, &key.wrapped));
        let (_, bytes) =
            found.ok_or_else(|| ProviderError::WrongMasterKey { id: key.id.clone() })?;
        Ok(bytes)
    }

    /// The first that does, of those that are known or can be read.
    fn find<T>(&self, wanted: impl Fn(&OneKey) -> Option<T>) -> Option<(Arc<OneKey>, T)> {
        let look = || {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            known.iter().find_map(|one| Some((Arc::clone(one), wanted(one)?)))
        };
        look().or_else(|| {
            let text = self.read_again.as_ref().and_then(|read_again| read_again())?;
            *self.known.write().unwrap_or_else(PoisonError::into_inner) = read(text.trim()).ok()?;
            look()
        })
    }
}

impl Wrapping {
    /// That of a master key to which the store changes.
    pub(super) fn to_change_to(text: &str) -> Result<Self, ProviderError> {
        let one = Arc::new(OneKey::from_hex(text)?);
        Ok(Self { noted: Some(one.fingerprint.clone()), one })
    }

    pub(super) fn fingerprint(&self) -> &str {
        &self.one.fingerprint
    }

    /// Wraps a key for the store. Its id goes in: no other key can take its place.
    pub(super) fn wrap(
        &self,
        id: String,
        purpose: &str,
        key: &[u8],
        now: Timestamp,
        randomness: &dyn Randomness,
    ) -> WrappedKey {
        let wrapped = self.one.cipher.seal(&id, key, randomness);
        let (purpose, master) = (purpose.to_owned(), self.noted.clone());
        WrappedKey { id, purpose, wrapped, created_at: now, master }
    }
}

/// Tells a master key from others, and says nothing about it.
pub fn fingerprint(text: &str) -> Result<String, ProviderError> {
    Ok(OneKey::from_hex(text)?.fingerprint)
}

/// Of a digest, which has 64.
const FINGERPRINT_DIGITS: usize = 16;

impl OneKey {
    fn from_hex(text: &str) -> Result<Self, ProviderError> {
        let mut bytes = [0; KEY_BYTES];
        if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
            return Err(ProviderError::MalformedMasterKey);
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16)
                .map_err(|_| ProviderError::MalformedMasterKey)?;
        }
        let digest = Digest::of(&format!("master key {}", to_hex(&bytes)));
        let mut fingerprint = to_hex(digest.as_bytes());
        fingerprint.truncate(FINGERPRINT_DIGITS);
        Ok(Self { cipher: Cipher::new(&bytes), fingerprint })
    }
}

fn read(text: &str) -> Result<Vec<Arc<OneKey>>, ProviderError> {
    let keys = text.split('\n').map(|line| OneKey::from_hex(line.trim()).map(Arc::new));
    keys.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_master_key_is_sixty_four_hexadecimal_digits_in_each_line() {
        let (one, other) = ("0f".repeat(32), "0e".repeat(32));
        let wrong = ["", "00", &"g".repeat(64), &"é".repeat(32), &"0".repeat(65)];
        for text in wrong {
            assert!(MasterKey::from_hex(text).is_err(), "{text}");
            assert!(MasterKey::from_hex(&format!("{one}\n{text}")).is_err(), "{text}");
        }
        assert!(MasterKey::from_hex(&one).is_ok());
        assert!(MasterKey::from_hex(&format!("{one}\r\n{other}")).is_ok());
        assert_eq!(fingerprint(&one).expect("a key").len(), FINGERPRINT_DIGITS);
        assert_ne!(fingerprint(&one).expect("a key"), fingerprint(&other).expect("a key"));
    }
}
