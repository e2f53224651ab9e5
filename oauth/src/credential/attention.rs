//! What an administrator should look at before it becomes a problem.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::api_credential::ApiCredentialKind;
    use crate::id::{ApiCredentialId, CompanyId, UserId};
    use crate::scope::ScopeSet;

    const DAY: Duration = Duration::from_hours(24);
    const MADE: Timestamp = Timestamp(1_800_000_000);

    fn credential(kind: ApiCredentialKind, expires_at: Option<Timestamp>) -> ApiCredential {
        ApiCredential {
            id: ApiCredentialId::new("tok_1"),
            kind,
            company_id: CompanyId::new("cmp_1"),
            name: "Career site".to_owned(),
            note: String::new(),
            scopes: ScopeSet::default(),
            role: None,
            created_by: UserId::new("usr_1"),
            created_at: MADE,
            expires_at,
            revoked: None,
            last_used_at: None,
            last_used_from: None,
            secrets: Vec::new(),
        }
    }

    #[test]
    fn a_token_expires_soon_for_its_last_fourteen_days() {
        let token = credential(ApiCredentialKind::ApiToken, Some(MADE + DAY * 30));
        assert_eq!(token.attention(MADE + DAY * 15), None);
        for day in [16, 29] {
            assert_eq!(token.attention(MADE + DAY * day), Some(Attention::ExpiresSoon), "{day}");
        }
        assert_eq!(token.attention(MADE + DAY * 30), None, "it has ended");
    }

    #[test]
    fn what_no_one_used_for_ninety_days_is_unused_counted_from_its_creation_or_last_use() {
        let mut client = credential(ApiCredentialKind::OAuthClient, None);
        assert_eq!(client.attention(MADE + DAY * 89), None);
        assert_eq!(client.attention(MADE + DAY * 90), Some(Attention::Unused));
        client.last_used_at = Some(MADE + DAY * 50);
        assert_eq!(client.attention(MADE + DAY * 139), None);
        assert_eq!(client.attention(MADE + DAY * 140), Some(Attention::Unused));
    }

    #[test]
    fn a_key_gives_full_access_and_what_was_revoked_needs_no_attention() {
        let mut key = credential(ApiCredentialKind::ApiKey, None);
        assert_eq!(key.attention(MADE), Some(Attention::FullAccess));
        key.revoked = Some((MADE, UserId::new("usr_1")));
        assert_eq!(key.attention(MADE + DAY * 100), None);
    }
}
