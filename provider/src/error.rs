//! Faults of ours: what neither the person nor the client can mend.

use store::StoreError;
use thiserror::Error;

/// A fault of ours. Its text is for the log.
#[derive(Debug, Error)]
pub enum ProviderError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key in the database cannot be unwrapped.
    #[error(
        "key {id} cannot be decrypted: the master key is not the one this database was made with"
    )]
    WrongMasterKey {
        /// The key's id.
        id: String,
    },
    /// The master key's text is not one.
    #[error("the master key must be 64 hexadecimal digits")]
    MalformedMasterKey,
    /// A signing key in the database is not the one its id names.
    #[error("the signing key {id} in the database is broken")]
    BrokenSigningKey {
        /// The key's id.
        id: String,
    },
    /// A password hash in the store, or the hashing itself, is broken.
    #[error("password hashing failed: {0}")]
    PasswordHash(String),
    /// A grant without its user, a user without a company.
    #[error("the store lost {0}")]
    Lost(&'static str),
}

/// Why a use case ended without what was asked for: refused by a rule, which the
/// one who asked may know, or a fault of ours, which is for the log.
#[derive(Debug, Error)]
pub enum UseCaseError<E> {
    /// Refused.
    #[error("{0}")]
    Refused(E),
    /// A fault of ours.
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

/// Lets `?` refuse, where a rule says no, with the error of the use case.
pub(crate) trait OrRefuse<T, R> {
    /// `Err` becomes [`UseCaseError::Refused`].
    fn or_refuse<E: From<R>>(self) -> Result<T, UseCaseError<E>>;
}

impl<T, R> OrRefuse<T, R> for Result<T, R> {
    fn or_refuse<E: From<R>>(self) -> Result<T, UseCaseError<E>> {
        self.map_err(|rule| UseCaseError::Refused(rule.into()))
    }
}
