//! What is kept: one trait for each part of the protocol that keeps something,
//! in the protocol's verbs.
//!
//! - One method is one protocol event and one transaction: when it returns,
//!   what it says has happened is durable.
//! - "Not found" is `None`, never an error.
//! - What may happen once (redeeming a code, answering a request, rotating a
//!   refresh token) is a compare-and-set inside the method, so racers are
//!   decided here and nowhere else.
//! - Secrets arrive as [`oauth::credential::digest::Digest`]: no store ever sees one.
//! - Time arrives as a parameter.
//!
//! `sql` implements the traits, once; [`sqlite`] and [`postgres`] are the drivers below it.
//! `tests/contract` is the suite that both pass.

pub mod answers;
pub mod api_credentials;
pub mod apps;
pub mod audit;
mod cache;
pub mod census;
pub mod clients;
mod connections;
mod database;
pub mod devices;
pub mod error;
pub mod grants;
pub mod keys;
pub mod logos;
pub mod mail;
mod memory;
pub mod policies;
pub mod postgres;
pub mod publishers;
pub mod replay;
pub mod sessions;
pub mod sign_in;
mod sql;
pub mod sqlite;
pub mod staff;
pub mod tokens;
pub mod transfer;
pub mod users;

/// What threads wait for each other by.
mod sync {
    pub(crate) use std::sync::{Mutex, MutexGuard};
}

pub use connections::Connections;
pub use database::Database;
pub use error::StoreError;

/// The histogram of how many writes shared a commit.
pub const COMMIT_WRITES: &str = "countersign_store_commit_writes";
/// The histogram of how long commits took, in seconds.
pub const COMMIT_SECONDS: &str = "countersign_store_commit_seconds";
/// The gauge of writes that wait for the next commit.
pub const QUEUED_WRITES: &str = "countersign_store_queued_writes";
/// The counter of writes that PostgreSQL undid for another's sake, and that were done again.
pub const RETRIES: &str = "countersign_store_retries_total";
/// The histogram of how long callers waited for a connection to PostgreSQL, in seconds.
pub const CONNECTION_SECONDS: &str = "countersign_store_connection_seconds";

/// The target of the spans that traces are made of ([`tracing`]); nobody logs them. They name
/// what is done, and never with what.
pub const TRACE: &str = "countersign::trace";

/// Everything that is kept.
pub trait Store:
    answers::AnswerStore
    + api_credentials::ApiCredentialStore
    + apps::AppStore
    + audit::AuditStore
    + census::CensusStore
    + clients::ClientStore
    + devices::DeviceStore
    + grants::GrantStore
    + keys::KeyStore
    + logos::LogoStore
    + mail::MailStore
    + staff::StaffStore
    + policies::PolicyStore
    + publishers::PublisherStore
    + replay::ReplayStore
    + sessions::SessionStore
    + sign_in::SignInStore
    + tokens::TokenStore
    + users::UserStore
    + Send
    + Sync
    + 'static
{
}

impl<T> Store for T where
    T: answers::AnswerStore
        + api_credentials::ApiCredentialStore
        + apps::AppStore
        + audit::AuditStore
        + census::CensusStore
        + clients::ClientStore
        + devices::DeviceStore
        + grants::GrantStore
        + keys::KeyStore
        + logos::LogoStore
        + mail::MailStore
        + staff::StaffStore
        + policies::PolicyStore
        + publishers::PublisherStore
        + replay::ReplayStore
        + sessions::SessionStore
        + sign_in::SignInStore
        + tokens::TokenStore
        + users::UserStore
        + Send
        + Sync
        + 'static
{
}
