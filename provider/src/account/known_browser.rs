//! Browsers in which an account was signed in to before. Guessing passwords elsewhere
//! fills the account's limit, and does not lock its owner out: a known browser's failures
//! are counted by themselves.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::credential::digest::Digest;
use oauth::spelling::email::fold;
use subtle::ConstantTimeEq;

use crate::account::AccountService;

const CHANCE: usize = 16;

/// Under what the failures of an account are counted, for all browsers that do not know it.
/// Strangers type the name: marked, it is no other's that is counted by a name.
pub(super) fn account_of(email: &str) -> Digest {
    Digest::of(&format!("account {}", fold(email)))
}

impl AccountService {
    /// What a browser keeps after signing in to an account, until the account's epoch ends. It
    /// grants access to nothing.
    pub(crate) fn known_browser(&self, email: &str, epoch: i64) -> String {
        let chance = self.shared.random::<CHANCE>();
        let email = fold(email);
        let proof = self.shared.derive(LABEL, &[email.as_bytes(), &epoch.to_be_bytes(), &chance]);
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
                if self.is_proof_of_known_browser(email, epoch, chance, proof) =>
            {
                let chance = URL_SAFE_NO_PAD.encode(chance);
                Digest::of(&format!("known browser {chance} {}", fold(email)))
            }
            _ => account_of(email),
        }
    }

    fn is_proof_of_known_browser(
        &self,
        email: &str,
        epoch: i64,
        chance: &[u8],
        proof: &[u8],
    ) -> bool {
        let email = fold(email);
        let parts = [email.as_bytes(), &epoch.to_be_bytes(), chance];
        let proofs = self.shared.derivations(LABEL, &parts);
        proofs.iter().any(|expected| expected.ct_eq(proof).into())
    }
}

const LABEL: &str = "known browser";
