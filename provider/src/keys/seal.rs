//! State that travels through the browser instead of being kept: encrypted and
//! authenticated, so that it can be neither read nor changed on its way.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::shared::Shared;

impl Shared {
    /// Seals a value; `label` says what it is.
    #[expect(clippy::expect_used, reason = "our own plain structs have only string keys")]
    pub(crate) fn seal<T: Serialize>(&self, label: &str, value: &T) -> String {
        let plain = serde_json::to_vec(value).expect("a plain struct becomes JSON");
        let randomness = self.randomness.as_ref();
        URL_SAFE_NO_PAD.encode(self.keys.sealing.seal(label, &plain, randomness))
    }

    /// Opens what [`Self::seal`] sealed under the same label; `None` for all
    /// else.
    pub(crate) fn open_seal<T: DeserializeOwned>(&self, label: &str, sealed: &str) -> Option<T> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = self.keys.sealing.open(label, &sealed)?;
        serde_json::from_slice(&plain).ok()
    }
}
