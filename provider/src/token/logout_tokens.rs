//! Apps learn that sessions have ended (OpenID Connect Back-Channel Logout 1.0).

use std::time::Duration;

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::client::Client;
use oauth::client::introduced::origin::Origin;
use oauth::identity::logout_token::LogoutTokenClaims;
use oauth::timestamp::Timestamp;
use store::logouts::LeasedLogout;

use crate::error::ProviderError;
use crate::notifications::outbox::DeliveryFailure;
use crate::token::TokenService;

/// How many are sent at the same time, and of those how many to one app: one that is slow takes no
/// more.
const BATCH: u32 = 32;
const OF_ONE_APP: u32 = 4;

/// How long a node that leased some may take to send them; then another may try.
const LEASE: Duration = Duration::from_mins(1);

/// When one that failed is tried again: in all, for a day.
const PAUSES: [Duration; 7] = [
    Duration::from_mins(1),
    Duration::from_mins(4),
    Duration::from_mins(16),
    Duration::from_mins(64),
    Duration::from_mins(256),
    Duration::from_mins(550),
    Duration::from_mins(549),
];

/// A logout token, for the app.
#[derive(Debug)]
pub struct DueLogout {
    pub uri: String,
    pub token: String,
    row: i64,
    lease: u32,
    subject: Subject,
    /// Nothing says that the host wants to be told: it is told once, so that a stranger who names it
    /// has no more sent to it than they could send themselves.
    once: bool,
}

impl DueLogout {
    pub fn client(&self) -> &str {
        &self.subject.id
    }
}

impl TokenService {
    /// What is due, leased to this node while it is sent. What has become pointless is gone.
    pub async fn due_logouts(&self) -> Result<Vec<DueLogout>, ProviderError> {
        let (store, now) = (&self.shared.store, self.shared.now());
        let leased = store.lease_logouts(now, now + LEASE, OF_ONE_APP, BATCH).await?;
        let mut due = Vec::with_capacity(leased.len());
        for logout in leased {
            let client = store.find_client(&logout.client).await?;
            let told = client.filter(|client| !client.disabled);
            match told.as_deref().and_then(|client| self.logout_of(client, &logout)) {
                Some(logout) => due.push(logout),
                None => {
                    store.ack_logout(logout.row, logout.lease, None).await?;
                }
            }
        }
        Ok(due)
    }

    /// Each try has a token of its own: an app may refuse one that it has seen.
    fn logout_of(&self, client: &Client, logout: &LeasedLogout) -> Option<DueLogout> {
        let uri = client.backchannel_logout.as_ref()?.uri.to_string();
        let claims = LogoutTokenClaims::new(
            self.shared.settings.issuer.clone(),
            client.id.clone(),
            self.subject(client, &logout.user),
            self.session_name(client, &logout.session, &logout.user),
            self.shared.new_id("lgt_"),
            self.shared.now(),
        );
        Some(DueLogout {
            uri,
            token: self.keys.sign_logout_token(client.id_token_algorithm, &claims),
            row: logout.row,
            lease: logout.lease,
            subject: Subject::new("client", &client.id, client.display_name()),
            once: client.origin() == Origin::Registration,
        })
    }

    pub async fn logout_sent(&self, logout: &DueLogout) -> Result<(), ProviderError> {
        self.shared.store.ack_logout(logout.row, logout.lease, None).await?;
        Ok(())
    }

    /// `why` holds nothing that others said.
    pub async fn logout_failed(
        &self,
        logout: &DueLogout,
        why: &str,
    ) -> Result<DeliveryFailure, ProviderError> {
        let store = &self.shared.store;
        let next = if logout.once { None } else { next_try(logout.lease, self.shared.now()) };
        if let Some(due_at) = next {
            store.retry_logout_at(logout.row, logout.lease, due_at).await?;
            return Ok(DeliveryFailure::TriedAgainAt(due_at));
        }
        let subject = logout.subject.clone();
        let event = self.shared.own_event(None, AuditAction::LogoutGivenUp, subject);
        let event = AuditEvent { detail: why.to_owned(), ..event };
        store.ack_logout(logout.row, logout.lease, Some(event)).await?;
        Ok(DeliveryFailure::GivenUp)
    }
}

/// `None`: it is given up.
fn next_try(lease: u32, now: Timestamp) -> Option<Timestamp> {
    let failed_before = usize::try_from(lease.saturating_sub(1)).unwrap_or(usize::MAX);
    PAUSES.get(failed_before).map(|pause| now + *pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_told_for_a_day() {
        assert_eq!(PAUSES.iter().sum::<Duration>(), Duration::from_hours(24));
        let now = Timestamp(1_800_000_000);
        assert_eq!(next_try(1, now), Some(now + Duration::from_mins(1)));
        assert_eq!(next_try(7, now), Some(now + PAUSES[6]));
        assert_eq!(next_try(8, now), None);
        assert_eq!(next_try(u32::MAX, now), None);
    }
}
