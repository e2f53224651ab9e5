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

pub mod accounts;
pub mod addresses;
pub mod answers;
pub mod api_credentials;
pub mod apps;
pub mod audit;
mod cache;
pub mod clients;
mod connections;
mod database;
pub mod devices;
mod effects;
pub mod email;
pub mod error;
pub mod gauges;
pub mod grants;
pub mod identity_providers;
pub mod introductions;
pub mod keys;
pub mod logos;
pub mod logouts;
mod measures;
pub mod memberships;
mod memory;
pub mod outbox;
pub mod own_login;
pub mod passkeys;
pub mod policies;
pub mod postgres;
pub mod publishers;
pub mod replay;
pub mod request_counts;
pub mod second_factors;
pub mod sessions;
pub mod sign_in;
pub mod slice;
mod sql;
pub mod sqlite;
pub mod tokens;
pub mod transfer;
pub mod upstream_people;
pub mod users;
mod version;
mod whole;

/// What threads wait for each other by.
mod sync {
    pub(crate) use std::sync::{Mutex, MutexGuard};
}

pub use connections::Connections;
pub use database::Database;
pub use effects::{Acting, Effects};
pub use error::StoreError;
pub use measures::{
    COMMIT_SECONDS, COMMIT_WRITES, CONNECTION_SECONDS, QUEUED_WRITES, RETRIES, TRACE,
};
pub use version::Version;
pub use whole::Store;
