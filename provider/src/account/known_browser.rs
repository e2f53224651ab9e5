//! Browsers in which an account was signed in to before. Whoever tries passwords elsewhere
//! fills the account's limit, and does not lock its owner out: a known browser's failures
//! are counted by themselves.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::credential::digest::Digest;
use oauth::spelling::email::fold;
use subtle::ConstantTimeEq;

use crate::account::AccountService;

const CHANCE: usize = 16;

impl AccountService {
    /// What a browser keeps after signing in to an account, until the account's epoch ends. It
    /// grants access to nothing.
    pub(crate) fn known_browser(&self, email: &str, epoch: i64) -> String {
        let chance = self.shared.random::<CHANCE>();
        let proof = self.proof_of_known_browser(email, epoch, &chance);
        URL_SAFE_NO_PAD.encode([&chance[..], &proof].concat())
    }

    /// Under what an account's failures are counted: in a browser that knows it apart from
    /// all others.
    pub(crate) fn counted_account(
        &self,
        email: &str,
        epoch: i64,
        known_browser: Option<&str>,
    ) -> Digest {
        let kept = known_browser.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let known = kept.as_deref().and_then(|kept| kept.split_at_checked(CHANCE));
        match known {
            Some((chance, proof))
                if bool::from(self.proof_of_known_browser(email, epoch, chance).ct_eq(proof)) =>
            {
                Digest::of(&format!("{} {}", fold(email), URL_SAFE_NO_PAD.encode(chance)))
            }
            _ => Digest::of(&fold(email)),
        }
    }

    fn proof_of_known_browser(&self, email: &str, epoch: i64, chance: &[u8]) -> [u8; 32] {
        let email = fold(email);
        let parts = [email.as_bytes(), &epoch.to_be_bytes(), chance];
        self.shared.keys.derive("known browser", &parts)
    }
}
