//! Who is written to, and for which company.

use oauth::company::Company;
use oauth::id::CompanyId;
use oauth::user::User;
use store::outbox::{Email, Notification};

use crate::account::session::Principal;
use crate::error::ProviderError;
use crate::notifications::NotificationService;
use crate::notifications::account_emails::is_farewell;

impl NotificationService {
    /// Who has deleted their account acts for no company any more.
    pub(super) async fn recipient(
        &self,
        email: &Email,
        here: &CompanyId,
    ) -> Result<Option<(User, Company)>, ProviderError> {
        if is_farewell(&email.notification) {
            let store = &self.shared.store;
            return Ok(store.find_user(&email.to).await?.zip(store.find_company(here).await?));
        }
        let found = self.administration.actor(&email.to, here).await?;
        Ok(found.map(|Principal { user, company, .. }| (user, company)))
    }

    /// The company that an email is about: who cannot act for it any more is not written to.
    pub(super) async fn company_of(
        &self,
        email: &Email,
    ) -> Result<Option<CompanyId>, ProviderError> {
        let store = &self.shared.store;
        Ok(match &email.notification {
            Notification::AccessAllowed { company, .. }
            | Notification::Invited { company, .. }
            | Notification::AccountDeleted { company, .. }
            | Notification::LockedDown { company, .. } => Some(company.clone()),
            Notification::NewBrowser { .. }
            | Notification::PasswordChanged { .. }
            | Notification::PasswordReset
            | Notification::AddressWanted { .. }
            | Notification::AddressChanged { .. }
            | Notification::SignInChanged { .. } => store.company_to_begin_with(&email.to).await?,
            Notification::ApprovalAsked { request }
            | Notification::ApprovalAnswered { request } => {
                store.find_approval_request(request).await?.map(|request| request.company_id)
            }
            Notification::CredentialEnds { credential }
            | Notification::SecretStops { credential }
            | Notification::KeyStands { credential } => {
                let found = store.find_api_credential(credential).await?;
                found.map(|found| found.credential.company_id)
            }
        })
    }
}
