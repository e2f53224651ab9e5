use oauth::jose::thumbprint::Thumbprint;
use oauth::timestamp::Timestamp;

use crate::caller::Caller;

/// A valid credential, before it is known whether it was presented as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValidCredential {
    pub(super) caller: Caller,
    /// The key whose possession must be proven (RFC 9449 §6).
    pub(super) bound_to: Option<Thumbprint>,
    /// When it expires; a key does not.
    pub(super) expires_at: Option<Timestamp>,
}
