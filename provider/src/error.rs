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
    /// The demo's data file is broken.
    #[error("the demo data: {0}")]
    DemoData(String),
}
