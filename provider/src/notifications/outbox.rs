//! Emails: who is written to about what, and how an email comes to be sent.
//!
//! An email is stored with what it tells of ([`store::outbox`]) and rendered when it is sent:
//! names, addresses and ends are those of that moment. `app` writes its text, the server sends it.

use std::time::Duration;

use oauth::audit::{AuditAction, AuditEvent, Subject};
use oauth::credential::api_credential::ApiCredential;
use oauth::credential::notice::Notice;
use oauth::id::{CompanyId, EmailId, UserId};
use oauth::timestamp::Timestamp;
use store::Effects;
use store::audit::AuditQuery;
use store::outbox::{Email, LeasedEmail, Notification};

use crate::account::session::Principal;
use crate::error::ProviderError;
use crate::notifications::NotificationService;
use crate::notifications::rendered_email::RenderedEmail;

const BATCH: u32 = 16;

/// How long a node that leased e-mails may take to send them; then another may try.
const LEASE: Duration = Duration::from_mins(10);

/// When an email that could not be sent is tried again, at first and at most. Each time takes
/// four times as long.
const FIRST_PAUSE: Duration = Duration::from_mins(1);
const LONGEST_PAUSE: Duration = Duration::from_hours(24);

const GIVEN_UP_AFTER: Duration = Duration::from_hours(3 * 24);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryFailure {
    TriedAgainAt(Timestamp),
    GivenUp,
}

impl NotificationService {
    /// Writes to people about credentials that end soon, or never; about how many
    /// credentials. Each is told once, however many servers look; none while the clock may have
    /// jumped.
    pub async fn send_expiry_notices(&self, limit: u32) -> Result<usize, ProviderError> {
        if !self.shared.is_time_believed().await? {
            return Ok(0);
        }
        let (store, now) = (&self.shared.store, self.shared.now());
        let due = store.credentials_due_for_notice(now, limit).await?;
        for (id, due_at) in &due {
            let Some(found) = store.find_api_credential(id).await? else { continue };
            let credential = found.credential;
            let emails = match credential.notice_now(*due_at, now) {
                Some(notice) => self.emails_of_credential(&credential, notice).await?,
                None => Vec::new(),
            };
            let again_at = credential.next_notice(now).map(|(at, _)| at);
            let effects = Effects::NONE.with_emails(emails);
            store.set_next_notice(id, *due_at, again_at, effects).await?;
        }
        Ok(due.len())
    }

    /// To its maker; if they are gone, to the company's administrators.
    async fn emails_of_credential(
        &self,
        credential: &ApiCredential,
        notice: Notice,
    ) -> Result<Vec<Email>, ProviderError> {
        let id = credential.id.clone();
        let notification = match notice {
            Notice::Ends => Notification::CredentialEnds { credential: id },
            Notice::SecretStops => Notification::SecretStops { credential: id },
            Notice::KeyStands => Notification::KeyStands { credential: id },
        };
        let company = &credential.company_id;
        let to = match self.administration.actor(&credential.created_by, company).await? {
            Some(Principal { user, .. }) => vec![user],
            None => self.shared.administrators(company).await?,
        };
        Ok(to.iter().map(|user| self.shared.email(&user.id, None, notification.clone())).collect())
    }

    /// Emails that are due, leased to this node while they are being sent. Those that have
    /// become pointless are gone.
    pub async fn due_emails(&self) -> Result<Vec<RenderedEmail>, ProviderError> {
        // All that wait, which are not many: most may be of addresses without an account, and those
        // who ask after them would wait for nothing.
        while self.accounts.answer_password_requests(BATCH).await? == BATCH as usize {}
        let now = self.shared.now();
        let leased = self.shared.store.lease_emails(now, now + LEASE, BATCH).await?;
        let mut emails = Vec::with_capacity(leased.len());
        for LeasedEmail { email, lease } in leased {
            match self.render(&email, lease).await {
                Ok(Some(email)) => emails.push(email),
                Ok(None) => {
                    self.shared.store.ack_email(&email.id, lease, None).await?;
                }
                // Not a reason to keep the others back.
                Err(error) => {
                    tracing::error!(email = %email.id, %error, "an email could not be rendered");
                    let event = self.given_up(None, &email.to, email.to.as_str(), "not rendered");
                    self.retry_later(&email.id, email.written_at, lease, event).await?;
                }
            }
        }
        Ok(emails)
    }

    /// An email was sent: nothing of it stays.
    pub async fn email_sent(&self, email: &RenderedEmail) -> Result<(), ProviderError> {
        self.shared.store.ack_email(&email.id, email.lease, None).await?;
        Ok(())
    }

    /// An email could not be sent for now. `why` holds nothing that others said.
    pub async fn email_failed(
        &self,
        email: &RenderedEmail,
        why: &str,
    ) -> Result<DeliveryFailure, ProviderError> {
        let event = self.rendered_given_up(email, why);
        self.retry_later(&email.id, email.written_at, email.lease, event).await
    }

    /// An email cannot be sent, today or later.
    pub async fn email_refused(
        &self,
        email: &RenderedEmail,
        why: &str,
    ) -> Result<(), ProviderError> {
        let event = self.rendered_given_up(email, why);
        self.shared.store.ack_email(&email.id, email.lease, Some(event)).await?;
        Ok(())
    }

    fn rendered_given_up(&self, email: &RenderedEmail, why: &str) -> AuditEvent {
        self.given_up(Some(email.company.id.clone()), &email.to.id, &email.to.email, why)
    }

    /// The recipient learns nothing: their company's administrators may read that.
    fn given_up(
        &self,
        company: Option<CompanyId>,
        to: &UserId,
        name: &str,
        why: &str,
    ) -> AuditEvent {
        let subject = Subject::new("user", to, name);
        let event = self.shared.own_event(company, AuditAction::EmailGivenUp, subject);
        AuditEvent { detail: why.to_owned(), ..event }
    }

    /// How many e-mails were given up since then, at most a hundred.
    pub async fn emails_given_up_since(&self, since: Timestamp) -> Result<usize, ProviderError> {
        let query = AuditQuery {
            actions: vec![AuditAction::EmailGivenUp],
            since: Some(since),
            limit: 100,
            ..AuditQuery::default()
        };
        Ok(self.shared.store.audit_entries(&query).await?.len())
    }

    async fn retry_later(
        &self,
        id: &EmailId,
        written_at: Timestamp,
        lease: u32,
        given_up: AuditEvent,
    ) -> Result<DeliveryFailure, ProviderError> {
        if let Some(due_at) = next_try(written_at, lease, self.shared.now()) {
            self.shared.store.retry_email_at(id, lease, due_at).await?;
            Ok(DeliveryFailure::TriedAgainAt(due_at))
        } else {
            self.shared.store.ack_email(id, lease, Some(given_up)).await?;
            Ok(DeliveryFailure::GivenUp)
        }
    }
}

/// When an email that could not be sent is tried again; `None`: it is given up. The last try
/// is when the time is over.
fn next_try(written_at: Timestamp, lease: u32, now: Timestamp) -> Option<Timestamp> {
    let end = written_at + GIVEN_UP_AFTER;
    let times = 4_u32.saturating_pow(lease.saturating_sub(1));
    let pause = FIRST_PAUSE.saturating_mul(times).min(LONGEST_PAUSE);
    (now < end).then(|| (now + pause).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_tried_ever_more_seldom_and_given_up_after_three_days() {
        let written_at = Timestamp(1_800_000_000);
        let (mut now, mut pauses) = (written_at, Vec::new());
        for lease in 1.. {
            let Some(next) = next_try(written_at, lease, now) else { break };
            pauses.push(next.since(now).as_secs() / 60);
            now = next;
        }
        assert_eq!(pauses, [1, 4, 16, 64, 256, 1024, 1440, 1440, 75]);
        assert_eq!(now, written_at + GIVEN_UP_AFTER);
        assert_eq!(next_try(written_at, u32::MAX, written_at + GIVEN_UP_AFTER), None);
    }
}
