//! Each id has its own type, so that a user's cannot be given where a client's is wanted.

use serde::{Deserialize, Serialize};

use crate::hex::push_hex;
use crate::text::text;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }
        }

        text!($name);
    };
}

/// A mark of what the id names, when it was made, and chance. What is stored under ids in the order
/// of their making lies side by side where the index grows; a random id would touch a page of its
/// own.
pub fn ordered(mark: &str, made_at_ms: u64, chance: &[u8; CHANCE_BYTES]) -> String {
    let mut id = String::with_capacity(mark.len() + TIME_DIGITS + 2 * CHANCE_BYTES);
    id.push_str(mark);
    let time = made_at_ms.to_be_bytes();
    push_hex(&mut id, &time[time.len() - TIME_DIGITS / 2..]);
    push_hex(&mut id, chance);
    id
}

/// In milliseconds since 1970-01-01T00:00:00Z; of ids not made by [`ordered`] always the same
/// number.
pub fn made_at_ms(id: &str) -> u64 {
    let digits = id.rsplit('_').next().and_then(|digits| digits.get(..TIME_DIGITS));
    digits.and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// 80 bits.
pub const CHANCE_BYTES: usize = 10;

/// Milliseconds fill twelve hexadecimal digits until the year 10889.
const TIME_DIGITS: usize = 12;

id!(
    /// RFC 6749 §2.2. Not a secret.
    ClientId
);
id!(
    /// Begins with `usr_`, which no client's id may (RFC 9700 §4.15.1).
    UserId
);
id!(
    /// A customer of the platform.
    CompanyId
);
id!(PublisherId);
id!(IdentityProviderId);
id!(
    /// Of the record. The cookie's value is another thing, and changes while the record stays.
    SessionId
);
id!(GrantId);
id!(
    /// All tokens that descend from one authorization code.
    TokenFamilyId
);
id!(
    /// One consent interaction; answered at most once.
    TransactionId
);
id!(
    /// Not the secret itself.
    ApiCredentialId
);
id!(ApprovalRequestId);
id!(EmailId);
id!(
    /// Ours, not the one by which browsers name it.
    PasskeyId
);
id!(
    /// Of an app that shows one-time codes.
    AuthenticatorId
);

#[cfg(test)]
mod tests {
    use super::{made_at_ms, ordered};

    #[test]
    fn ids_are_in_the_order_of_their_making_and_say_when_that_was() {
        let now = 1_800_000_000_000;
        let (first, second) =
            (ordered("fam_", now, &[255; 10]), ordered("fam_", now + 1, &[0; 10]));
        assert!(first < second);
        assert_eq!(first, "fam_01a3185c5000ffffffffffffffffffff");
        assert_eq!(made_at_ms(&first), now);
        assert_eq!(made_at_ms(&ordered("txn_par_", now, &[1; 10])), now);
    }

    #[test]
    fn an_id_of_another_kind_has_a_time_too_always_the_same() {
        for id in ["", "x", "txn_", "txn_zz", "é", "txn_éééééé"] {
            assert_eq!(made_at_ms(id), 0, "{id}");
        }
    }
}
