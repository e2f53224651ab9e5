//! State that travels through the browser instead of being stored, encrypted and authenticated, so
//! that it can be neither read nor changed on its way; and what is derived instead of being stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::timestamp::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::purpose::{KeyPurpose, KeyTimes};
use crate::shared::Shared;

impl Shared {
    /// Seals a value; `label` says what it is.
    #[expect(clippy::expect_used, reason = "our own plain structs have only string keys")]
    pub(crate) fn seal<T: Serialize>(&self, label: &str, value: &T) -> String {
        let plain = serde_json::to_vec(value).expect("a plain struct becomes JSON");
        let (set, times) = (self.keys.current(), self.times(KeyPurpose::Seal));
        let key = set.sealing.active(self.now(), times);
        URL_SAFE_NO_PAD.encode(key.key.seal(label, &plain, self.randomness.as_ref()))
    }

    /// Opens what [`Self::seal`] sealed under the same label, with a key that is still needed;
    /// `None` for all else.
    pub(crate) fn open_seal<T: DeserializeOwned>(&self, label: &str, sealed: &str) -> Option<T> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (set, times) = (self.keys.current(), self.times(KeyPurpose::Seal));
        let mut keys = set.sealing.needed(self.now(), times);
        let plain = keys.find_map(|key| key.key.open(label, &sealed))?;
        serde_json::from_slice(&plain).ok()
    }

    /// Seals bytes that are stored; `label` says whose, and what they are.
    pub(crate) fn seal_to_store(&self, label: &str, plain: &[u8]) -> String {
        let (set, times) = (self.keys.current(), self.times(KeyPurpose::Store));
        let key = set.storing.active(self.now(), times);
        URL_SAFE_NO_PAD.encode(key.key.seal(label, plain, self.randomness.as_ref()))
    }

    pub(crate) fn open_stored(&self, label: &str, sealed: &str) -> Option<Vec<u8>> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let set = self.keys.current();
        set.storing.all().rev().find_map(|key| key.key.open(label, &sealed))
    }

    /// 256 bits that only we can derive from `parts`, now: to be proved by [`Self::derivations`].
    pub(crate) fn derive(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        self.derive_at(self.now(), label, parts)
    }

    /// As they were, or would have been, derived at that time. What must be the same again is
    /// derived so, from a time that is the same again.
    pub(crate) fn derive_at(&self, at: Timestamp, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        let (set, times) = (self.keys.current(), self.times(KeyPurpose::Derive));
        set.deriving.active(at, times).derive(label, parts)
    }

    /// The pairwise `sub` of a user at an app: the same for as long as both exist.
    pub(crate) fn name(&self, label: &str, parts: &[&[u8]]) -> String {
        let (set, times) = (self.keys.current(), self.times(KeyPurpose::Name));
        URL_SAFE_NO_PAD.encode(set.naming.active(self.now(), times).derive(label, parts))
    }

    /// As they are derived now, and as they were with the keys that are still needed.
    pub(crate) fn derivations(&self, label: &str, parts: &[&[u8]]) -> Vec<[u8; 32]> {
        let (set, times) = (self.keys.current(), self.times(KeyPurpose::Derive));
        let keys = set.deriving.needed(self.now(), times);
        keys.map(|key| key.derive(label, parts)).collect()
    }

    fn times(&self, purpose: KeyPurpose) -> KeyTimes {
        purpose.times(&self.settings.lifetimes)
    }
}
