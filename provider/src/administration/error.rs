//! Why an administrator may not do something.

use oauth::role::Role;
use store::sessions::Actor;
use thiserror::Error;

use crate::error::{ProviderError, internal_store_error};

/// Why an administrator's wish was not done.
#[derive(Debug, Error)]
pub enum AdministrationError {
    #[error("only administrators of the company may do this")]
    NotAdministrator,
    #[error("there is no such thing in this company")]
    NotFound,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AdministrationError);

/// Lets only administrators pass.
pub(crate) fn check_administrator(signed_in: &Actor) -> Result<(), AdministrationError> {
    match signed_in.user.role {
        Role::Administrator => Ok(()),
        Role::Standard => Err(AdministrationError::NotAdministrator),
    }
}
