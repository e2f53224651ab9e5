//! A server on a real database, a browser, an app, and assertions on answers, for all tests.

#![expect(clippy::missing_panics_doc, reason = "a test that panics has failed")]

pub mod answer;
pub mod assertion;
pub mod browser;
pub mod client;
pub mod client_endpoints;
pub mod device;
pub mod dpop_client;
pub mod html;
pub mod id_token;
pub mod identity_provider;
pub mod jwt;
pub mod log;
pub mod one_time;
pub mod proof;
pub mod request;
pub mod setup;
pub mod soft_passkey;
mod template;
pub mod test_server;
pub mod token_client;

pub use answer::Answer;
pub use browser::Browser;
pub use identity_provider::IdentityProvider;
pub use request::AuthorizationUrl;
pub use setup::{FILES_API, ISSUER, OWN_API, Setup};
pub use test_server::TestServer;
pub use token_client::basic;

use std::time::Duration;

pub const SECOND: Duration = Duration::from_secs(1);
pub const MINUTE: Duration = Duration::from_mins(1);
pub const HOUR: Duration = Duration::from_hours(1);
pub const DAY: Duration = Duration::from_hours(24);

pub const ADA: &str = "ada@northwind.example";
pub const RAVI: &str = "ravi@northwind.example";
pub const KIM: &str = "kim@contoso.example";
/// Standard in Northwind, Administrator in Contoso.
pub const SAM: &str = "sam@northwind.example";
pub const PAT: &str = "pat@platform.example";
pub const PASSWORD: &str = "correct-horse-battery";

pub const CALLBACK_AT_PLAYGROUND: &str = "http://localhost:3000/playground/callback";
pub const PARTNER_CALLBACK: &str = "http://127.0.0.1:8765/callback";
pub const UNVERIFIED_CALLBACK: &str = "http://127.0.0.1:8766/callback";
pub const LEGACY_CALLBACK: &str = "http://127.0.0.1:8767/callback";
pub const SPA_CALLBACK: &str = "http://127.0.0.1:51004/callback";

pub const ALL_SCOPES: &str = "candidates_read candidates_create candidates_offers_read \
                                     candidates_manage candidate_status_read configuration_read \
                                     configuration_manage jobs_read jobs_manage \
                                     jobs_publications_manage users_read users_manage \
                                     messages_write company_read";
