//! Removes the second factors of a user who has lost them.

use oauth::audit::{AuditAction, Subject};
use oauth::user::User;
use store::Effects;
use store::outbox::{Notification, SignInChange};

use crate::account::AccountService;
use crate::account::users::UserError;
use crate::audit_event::Act;
use crate::error::ProviderError;

impl AccountService {
    /// Removes a user's passkeys, authenticators and recovery codes, by the operator's order;
    /// whether there were any. Their password works as before.
    pub async fn reset_factors(&self, email: &str) -> Result<(User, bool), UserError> {
        let user = self.shared.store.find_user_by_email(email).await?;
        let user = user.ok_or_else(|| UserError::UnknownUser(email.to_owned()))?;
        let subject = Subject::new("user", &user.id, user.full_name());
        let event = self.shared.operators_event(None, AuditAction::FactorsReset, subject);
        let removed = self.reset_factors_of(&user, event).await?;
        Ok((user, removed))
    }

    /// The event says by whom; each of their companies reads of it.
    pub(crate) async fn reset_factors_of(
        &self,
        user: &User,
        event: impl Into<Act>,
    ) -> Result<bool, ProviderError> {
        let effects = self.effects_of_reset(user, event).await?;
        Ok(self.shared.store.remove_all_factors(&user.id, effects).await?)
    }

    pub(crate) async fn effects_of_reset(
        &self,
        user: &User,
        event: impl Into<Act>,
    ) -> Result<Effects, ProviderError> {
        let news = Notification::SignInChanged {
            change: SignInChange::Reset,
            name: String::new(),
            place: None,
            added: None,
        };
        let email = self.shared.email(&user.id, None, news);
        let effects = self.in_all_companies(&user.id, event).await?;
        Ok(effects.with_emails(vec![email]))
    }
}
