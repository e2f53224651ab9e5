//! Proofs that the sender holds a key (RFC 9449 §7.1), checked where the API is.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Mutex;
use std::time::Duration;

use oauth::credential::digest::Digest;
use oauth::jose::dpop::{DpopError, DpopProof, Expected};
use oauth::jose::thumbprint::Thumbprint;

use super::clock::Clock;
use super::lock::lock;
use crate::verifier::PresentedCredential;

/// For how long a proof is remembered at least: longer than one can be good, which is a
/// minute and the ten seconds that it may be ahead.
const MEMORY: Duration = Duration::from_secs(75);

/// How many proofs are remembered in that time. Each costs its sender a good token and a
/// signature, and us 32 bytes.
const COUNT: usize = 500_000;

/// Why a proof is refused.
pub(super) enum ProofRefused {
    NotValid(DpopError),
    /// It may have been used before: too many were.
    NoRoom,
}

/// Remembers proofs, so that each counts once. Each process of an API has its own memory: a
/// proof that was overheard would be good once at each, for a minute (RFC 9449 §11.1).
pub(super) struct Proofs {
    /// Scheme, host and port as clients know them: the request's own `Host` would let a
    /// proof made for someone else pass.
    public_url: String,
    used: Mutex<Used>,
}

/// Two sets take turns, so that nothing must be looked for to be forgotten.
#[derive(Default)]
struct Used {
    newer: HashSet<Digest>,
    older: HashSet<Digest>,
    turned_at: Duration,
}

impl Proofs {
    pub(super) fn new(public_url: String) -> Self {
        Self { public_url, used: Mutex::default() }
    }

    /// Whether a call proves to have the key that its token is bound to.
    pub(super) fn check(
        &self,
        presented: &PresentedCredential<'_>,
        token: &str,
        key: &Thumbprint,
        clock: &dyn Clock,
    ) -> Result<(), ProofRefused> {
        let proof = DpopProof::read(presented.proofs.iter().copied())?;
        let proof = proof.ok_or(DpopError::Missing)?;
        let checked = proof.check(&Expected {
            method: presented.method,
            url: &self.address(presented.path),
            now: clock.now(),
            gives_nonces: false,
            access_token: Some(token),
            bound_to: Some(key),
        })?;
        lock(&self.used).note(checked.replay, clock.elapsed())
    }
}

impl Proofs {
    fn address<'a>(&self, path: &'a str) -> Cow<'a, str> {
        if path.starts_with('/') {
            Cow::Owned(format!("{}{path}", self.public_url))
        } else {
            Cow::Borrowed(path)
        }
    }
}

impl Used {
    fn note(&mut self, proof: Digest, now: Duration) -> Result<(), ProofRefused> {
        if now.saturating_sub(self.turned_at) >= MEMORY {
            let is_recent = now.saturating_sub(self.turned_at) < 2 * MEMORY;
            let last = std::mem::take(&mut self.newer);
            self.older = if is_recent { last } else { HashSet::new() };
            self.turned_at = now;
        }
        if self.older.contains(&proof) || self.newer.contains(&proof) {
            return Err(DpopError::Replayed.into());
        }
        if self.newer.len() >= COUNT {
            tracing::error!("more proofs of keys than can be remembered");
            return Err(ProofRefused::NoRoom);
        }
        self.newer.insert(proof);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_remembered_for_as_long_as_it_could_be_good() {
        let mut used = Used::default();
        let mut is_new =
            |text: &str, seconds| used.note(Digest::of(text), Duration::from_secs(seconds)).is_ok();
        assert!(is_new("a", 74));
        assert!(!is_new("a", 74));
        assert!(!is_new("a", 76));
        assert!(!is_new("a", 149));
        assert!(is_new("a", 151));
        assert!(is_new("b", 152));
        assert!(is_new("b", 400), "long forgotten");
    }
}
