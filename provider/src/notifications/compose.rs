//! E-mails that are written with what they tell of.

use oauth::id::{CompanyId, EmailId, UserId};
use oauth::language::Language;
use oauth::user::User;
use store::StoreError;
use store::outbox::{Email, Notification};
use store::policies::ApprovalRequest;

use crate::shared::Shared;

const ADMINISTRATORS: u32 = 20;

impl Shared {
    /// An email that is due at once.
    pub(crate) fn email(
        &self,
        to: &UserId,
        language: Option<Language>,
        notification: Notification,
    ) -> Email {
        let id = EmailId::new(self.new_id("ltr_"));
        Email { id, to: to.clone(), language, notification, written_at: self.now() }
    }

    pub(crate) async fn emails_to_administrators(
        &self,
        request: &ApprovalRequest,
        language: Language,
    ) -> Result<Vec<Email>, StoreError> {
        let to = self.administrators(&request.company_id).await?;
        let notification = Notification::ApprovalAsked { request: request.id.clone() };
        let email = |user: User| self.email(&user.id, Some(language), notification.clone());
        Ok(to.into_iter().map(email).collect())
    }

    pub(crate) async fn administrators(
        &self,
        company: &CompanyId,
    ) -> Result<Vec<User>, StoreError> {
        self.store.administrators_of_company(company, ADMINISTRATORS).await
    }
}
