//! Browsers in which an account was signed in to before. Whoever tries passwords elsewhere
//! fills the account's limit, and does not lock its owner out: a known browser's failures
//! are counted by themselves.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::credential::digest::Digest;
use subtle::ConstantTimeEq;

use crate::account::AccountService;

const CHANCE: usize = 16;

impl AccountService {
    /// What a browser keeps after signing in to an account. It grants access to
    /// nothing.
    pub fn known_browser(&self, email: &str) -> String {
        let chance = self.shared.random::<CHANCE>();
        let proof = self.shared.derive(LABEL, &[folded(email).as_bytes(), &chance]);
        URL_SAFE_NO_PAD.encode([&chance[..], &proof].concat())
    }

    /// Under what an account's failures are counted: in a browser that knows it apart from
    /// all others.
    pub(crate) fn counted_account(&self, email: &str, known_browser: Option<&str>) -> Digest {
        let kept = known_browser.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let known = kept.as_deref().and_then(|kept| kept.split_at_checked(CHANCE));
        match known {
            Some((chance, proof)) if self.is_proof_of_known_browser(email, chance, proof) => {
                Digest::of(&format!("{email} {}", URL_SAFE_NO_PAD.encode(chance)))
            }
            _ => Digest::of(email),
        }
    }

    fn is_proof_of_known_browser(&self, email: &str, chance: &[u8], proof: &[u8]) -> bool {
        let proofs = self.shared.derivations(LABEL, &[folded(email).as_bytes(), chance]);
        proofs.iter().any(|expected| expected.ct_eq(proof).into())
    }
}

const LABEL: &str = "known browser";

fn folded(email: &str) -> String {
    email.trim().to_ascii_lowercase()
}
