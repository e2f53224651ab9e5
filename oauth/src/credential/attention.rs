//! What somebody should look at before it is a trouble.

use std::time::Duration;

use crate::credential::api_credential::{ApiCredential, ApiCredentialState};
use crate::timestamp::Timestamp;

/// As soon as the first email about it is sent.
pub const EXPIRES_SOON: Duration = Duration::from_hours(14 * 24);

pub const UNUSED: Duration = Duration::from_hours(90 * 24);

/// The most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attention {
    ExpiresSoon,
    /// For so long that nothing may need it any more.
    Unused,
    /// It can do everything, and is for tests.
    FullAccess,
}

impl ApiCredential {
    /// What has ended needs none.
    pub fn attention(&self, now: Timestamp) -> Option<Attention> {
        if self.state(now) != ApiCredentialState::Active {
            return None;
        }
        if self.expires_at.is_some_and(|end| end <= now + EXPIRES_SOON) {
            return Some(Attention::ExpiresSoon);
        }
        if self.last_used_at.unwrap_or(self.created_at) + UNUSED <= now {
            return Some(Attention::Unused);
        }
        self.kind.is_key().then_some(Attention::FullAccess)
    }
}
