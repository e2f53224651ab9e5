//! What a person says of themselves.

use oauth::audit::{AuditAction, Subject};
use oauth::display_text::{TextError, check_line};
use oauth::language::Language;
use store::users::UserChange;
use thiserror::Error;

use crate::account::AccountService;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDetails {
    pub first_name: String,
    pub last_name: String,
    /// Of emails.
    pub language: Language,
}

#[derive(Debug, Error)]
pub enum DetailsError {
    #[error("the first name: {0}")]
    FirstName(TextError),
    #[error("the last name: {0}")]
    LastName(TextError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(DetailsError);

impl OwnDetails {
    pub fn errors(&self) -> Vec<DetailsError> {
        let first = check_line(&self.first_name).err().map(DetailsError::FirstName);
        let last = check_line(&self.last_name).err().map(DetailsError::LastName);
        first.into_iter().chain(last).collect()
    }
}

impl AccountService {
    pub async fn change_own_details(
        &self,
        caller: Caller<'_>,
        details: OwnDetails,
    ) -> Result<(), DetailsError> {
        let first_name = check_line(&details.first_name).map_err(DetailsError::FirstName)?;
        let last_name = check_line(&details.last_name).map_err(DetailsError::LastName)?;
        let user = &caller.user;
        let store = &self.shared.store;
        store.set_language(&user.id, details.language).await?;
        let changed: Vec<&str> = [
            (first_name != user.first_name).then_some("first_name"),
            (last_name != user.last_name).then_some("last_name"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if changed.is_empty() {
            return Ok(());
        }
        let subject = Subject::new("user", &user.id, &user.email);
        let event = self.shared.event(caller, AuditAction::UserChanged, subject);
        let event = event.with_detail(changed.join(" "));
        let change = UserChange {
            first_name: Some(first_name),
            last_name: Some(last_name),
            ..UserChange::default()
        };
        let effects = self.in_all_companies(&user.id, event).await?;
        store.change_user(&user.id, &change, self.shared.now(), effects).await?;
        Ok(())
    }
}
