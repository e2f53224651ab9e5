//! Why an administrator may not do something.

use oauth::role::Role;
use store::sessions::Principal;
use thiserror::Error;

use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum AdministrationError {
    #[error("only administrators of the company may do this")]
    NotAdministrator,
    #[error("there is no such thing in this company")]
    NotFound,
    #[error("somebody has changed it meanwhile; nothing was changed")]
    EditedMeanwhile,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AdministrationError);

pub(crate) fn check_administrator(signed_in: &Principal) -> Result<(), AdministrationError> {
    match signed_in.user.role {
        Role::Administrator => Ok(()),
        Role::Standard => Err(AdministrationError::NotAdministrator),
    }
}
