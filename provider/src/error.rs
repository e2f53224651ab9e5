//! Internal errors: what neither the person nor the client can mend.

use store::StoreError;
use thiserror::Error;

/// Internal error. Its text is for the log, never shown.
#[derive(Debug, Error)]
pub enum ProviderError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(
        "key {id} cannot be decrypted: the master key is not the one this database was made with"
    )]
    WrongMasterKey { id: String },
    #[error("the master key must be 64 hexadecimal digits")]
    MalformedMasterKey,
    #[error("the signing key {id} in the database is broken")]
    BrokenSigningKey { id: String },
    #[error("password hashing failed: {0}")]
    PasswordHash(String),
    /// Nothing was done; it may be asked for again in a moment.
    #[error(transparent)]
    Busy(#[from] admission::Busy),
    /// Nothing was done; some of it ends in each minute.
    #[error("too much that may be used once is remembered already")]
    Full,
    #[error("the store lost {0}")]
    Lost(&'static str),
}

impl ProviderError {
    /// Whether the same may succeed in a moment. Whether a change has happened is not known
    /// then.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Store(StoreError::Unavailable { .. }) | Self::Full)
    }
}

/// Why a use case ended without what was asked for: refused by a rule, which the
/// caller may know, or an internal error, which is for the log.
#[derive(Debug, Error)]
pub enum UseCaseError<E> {
    #[error("{0}")]
    Refused(E),
    #[error(transparent)]
    Internal(ProviderError),
}

impl<E> From<ProviderError> for UseCaseError<E> {
    fn from(error: ProviderError) -> Self {
        Self::Internal(error)
    }
}

impl<E> From<StoreError> for UseCaseError<E> {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

/// Lets `?` turn an error of the store into the internal error of a use case.
macro_rules! internal_store_error {
    ($error:ty) => {
        impl From<store::StoreError> for $error {
            fn from(error: store::StoreError) -> Self {
                Self::Internal(error.into())
            }
        }
    };
}
pub(crate) use internal_store_error;

/// Lets `?` refuse, where a rule says no, with the error of the use case.
pub(crate) trait OrReject<T, R> {
    /// `Err` becomes [`UseCaseError::Refused`].
    fn or_reject<E: From<R>>(self) -> Result<T, UseCaseError<E>>;
}

impl<T, R> OrReject<T, R> for Result<T, R> {
    fn or_reject<E: From<R>>(self) -> Result<T, UseCaseError<E>> {
        self.map_err(|rule| UseCaseError::Refused(rule.into()))
    }
}
