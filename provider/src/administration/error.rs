//! Why an administrator may not do something.

use oauth::consent::shown::ShownDigest;
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
    #[error("it has been changed meanwhile; nothing was changed")]
    EditedMeanwhile,
    #[error("what was shown has changed meanwhile; nothing was decided: look again")]
    ShownChanged,
    #[error("this is decided about the app's host, for all its apps: decide about the host")]
    DecidedByHost,
    #[error(
        "the app's publisher is not verified, and the administrator does not say that they trust it"
    )]
    TrustMissing,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AdministrationError);

/// Lets a decision pass that was made about what is shown now. `None`: a program that does not say
/// what it has read.
pub(crate) fn check_shown(
    seen: Option<&ShownDigest>,
    now: &ShownDigest,
) -> Result<(), AdministrationError> {
    match seen {
        Some(seen) if seen != now => Err(AdministrationError::ShownChanged),
        _ => Ok(()),
    }
}

pub fn check_administrator(signed_in: &Principal) -> Result<(), AdministrationError> {
    match signed_in.membership.role {
        Role::Administrator => Ok(()),
        Role::Standard => Err(AdministrationError::NotAdministrator),
    }
}
