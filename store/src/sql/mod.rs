//! Every query and transaction, once, for both databases.
//!
//! There is one file for each trait of the store, with its SQL as constants on top. A
//! transaction is a function of a [`transaction::Transaction`]; a [`driver::Driver`] runs it.
//! Whatever two transactions may not do at once is locked here: SQLite has one writer at a
//! time, and its driver locks nothing.

pub(crate) mod access_loss;
pub(crate) mod accounts;
pub(crate) mod acting;
pub(crate) mod addresses;
pub(crate) mod answer_record;
pub(crate) mod answers;
pub(crate) mod api_credentials;
pub(crate) mod apps;
pub(crate) mod audit;
pub(crate) mod audit_chain;
pub(crate) mod clients;
pub(crate) mod deletion;
pub(crate) mod devices;
pub(crate) mod driver;
mod effects;
pub(crate) mod enums;
pub(crate) mod error;
pub(crate) mod expiry;
mod gauges;
pub(crate) mod grants;
pub(crate) mod identity_providers;
pub(crate) mod introductions;
pub(crate) mod keys;
pub(crate) mod logos;
pub(crate) mod logouts;
mod membership_rows;
pub(crate) mod memberships;
pub(crate) mod migration;
pub(crate) mod name_reviews;
pub(crate) mod outbox;
pub(crate) mod own_login;
pub(crate) mod passkeys;
pub(crate) mod policies;
mod policy_rows;
pub(crate) mod publisher_rows;
pub(crate) mod publishers;
pub(crate) mod replay;
pub(crate) mod request_counts;
pub(crate) mod row;
pub(crate) mod schema;
pub(crate) mod second_factors;
pub(crate) mod session_ends;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod tokens;
pub(crate) mod transaction;
pub(crate) mod upstream_people;
pub(crate) mod users;
pub(crate) mod value;
