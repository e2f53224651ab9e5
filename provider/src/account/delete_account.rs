//! A person deletes their account, where the operator permits it.

use oauth::audit::{AuditAction, Subject};
use oauth::role::Role;
use store::outbox::Notification;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::begin_session::Browser;
use crate::account::session::{Principal, SignedIn};
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum DeleteAccountError {
    #[error("people do not delete their accounts here")]
    NotPermitted,
    #[error("{0} would have no administrator who can sign in")]
    LastAdministrator(String),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(DeleteAccountError);

impl AccountService {
    /// Whether people delete accounts here: who signs in elsewhere has theirs there.
    pub fn deletes_accounts(&self) -> bool {
        self.shared.settings.account_deletion && self.shared.settings.own_login.is_none()
    }

    /// Whether a person may delete their account.
    pub async fn may_delete_account(
        &self,
        principal: &Principal,
    ) -> Result<(), DeleteAccountError> {
        if !self.deletes_accounts() {
            return Err(DeleteAccountError::NotPermitted);
        }
        let store = &self.shared.store;
        for (membership, company) in store.memberships_of_user(&principal.user.id).await? {
            if membership.role == Role::Administrator && membership.active {
                let two = store.administrators_of_company(&company.id, 2).await?;
                if two.len() < 2 {
                    return Err(DeleteAccountError::LastAdministrator(company.name));
                }
            }
        }
        Ok(())
    }

    /// In one step, with all that acts for them. They get a last email.
    pub async fn delete_account(
        &self,
        signed_in: &SignedIn,
        browser: &Browser,
    ) -> Result<(), DeleteAccountError> {
        self.may_delete_account(signed_in).await?;
        let user = &signed_in.user;
        let subject = Subject::new("user", &user.id, &user.email);
        let caller = Caller::new(signed_in, &browser.address).in_session(&signed_in.session);
        let event = self.shared.event(caller, AuditAction::AccountDeleted, subject);
        let effects = self.in_all_companies(&user.id, event).await?;
        let farewell = Notification::AccountDeleted {
            company: signed_in.company.id.clone(),
            email: user.email.clone(),
            first_name: user.first_name.clone(),
            user_agent: browser.name(),
            network: browser.network(),
        };
        // What they chose is deleted, too.
        let email = self.shared.email(&user.id, user.language, farewell);
        let effects = effects.with_emails(vec![email]);
        let now = self.shared.now();
        let deleted = self.shared.store.delete_account(&user.id, now, effects).await?;
        let company = || DeleteAccountError::LastAdministrator(signed_in.company.name.clone());
        deleted.then_some(()).ok_or_else(company)
    }
}
