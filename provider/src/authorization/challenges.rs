//! The code challenges that were used lately.
//!
//! RFC 9700 §2.1.1: a challenge is "transaction-specific". Whether the client made it
//! anew it alone knows for sure: one seen before is written to the log and not
//! refused, or anyone who saw a challenge could spoil its request. A hint of that kind is
//! not worth a write to the disk for each code: it lies in memory, each process knows
//! its own, and the oldest are forgotten.

use std::collections::HashSet;
use std::mem;
use std::sync::{Mutex, PoisonError};

use oauth::authorize::pkce::CodeChallenge;
use oauth::credential::digest::Digest;
use oauth::id::ClientId;

/// How many challenges are known at least, once there were so many: a megabyte.
const KNOWN: usize = 65_536;

#[derive(Default)]
pub(crate) struct SeenChallenges(Mutex<Seen>);

/// In two halves: when the newer one is full, the older one is forgotten.
#[derive(Default)]
struct Seen {
    newer: HashSet<u64>,
    older: HashSet<u64>,
}

impl SeenChallenges {
    /// Notes that a client used a challenge; whether it is new.
    pub(crate) fn note(&self, client: &ClientId, challenge: &CodeChallenge) -> bool {
        // A challenge has one length: no two pairs make the same text.
        let digest = Digest::of(&format!("{} {client}", challenge.as_str()));
        self.insert(u64::from_be_bytes(digest.prefix()))
    }

    fn insert(&self, challenge: u64) -> bool {
        // Nothing that can panic runs while the lock is held.
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.newer.len() >= KNOWN {
            seen.older = mem::take(&mut seen.newer);
        }
        seen.newer.insert(challenge) && !seen.older.contains(&challenge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_known_again_until_many_others_were_seen() {
        let seen = SeenChallenges::default();
        let known = u64::try_from(KNOWN).expect("fits");
        assert!(seen.insert(0));
        assert!(!seen.insert(0));
        assert!((1..known).all(|challenge| seen.insert(challenge)));
        assert!(seen.insert(known));
        assert!(!seen.insert(0));
        assert!((known + 1..3 * known).all(|challenge| seen.insert(challenge)));
        assert!(seen.insert(0));
    }
}
