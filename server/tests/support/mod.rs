//! What the router's tests have in common: a server on a real database, a
//! browser, an app, and questions to ask of an answer.

pub(crate) mod answer;
pub(crate) mod assertion;
pub(crate) mod browser;
pub(crate) mod client;
pub(crate) mod client_endpoints;
pub(crate) mod device;
pub(crate) mod dpop_client;
pub(crate) mod html;
pub(crate) mod jwt;
pub(crate) mod log;
pub(crate) mod proof;
pub(crate) mod request;
pub(crate) mod test_server;
pub(crate) mod token_client;

pub(crate) use answer::Answer;
pub(crate) use browser::Browser;
pub(crate) use request::AuthorizationUrl;
pub(crate) use test_server::{FILES_API, ISSUER, OWN_API, Setup, TestServer};
pub(crate) use token_client::basic;

use std::time::Duration;

pub(crate) const SECOND: Duration = Duration::from_secs(1);
pub(crate) const MINUTE: Duration = Duration::from_mins(1);
pub(crate) const HOUR: Duration = Duration::from_hours(1);
pub(crate) const DAY: Duration = Duration::from_hours(24);

/// The people of the demo.
pub(crate) const ADA: &str = "ada@northwind.example";
pub(crate) const RAVI: &str = "ravi@northwind.example";
pub(crate) const KIM: &str = "kim@contoso.example";
pub(crate) const PASSWORD: &str = "correct-horse-battery";

/// Where the answers of the demo's clients go.
pub(crate) const PARTNER_CALLBACK: &str = "http://127.0.0.1:8765/callback";
pub(crate) const UNVERIFIED_CALLBACK: &str = "http://127.0.0.1:8766/callback";
pub(crate) const LEGACY_CALLBACK: &str = "http://127.0.0.1:8767/callback";
pub(crate) const SPA_CALLBACK: &str = "http://127.0.0.1:51004/callback";

/// All scopes of the catalogue.
pub(crate) const ALL_SCOPES: &str = "candidates_read candidates_create candidates_offers_read \
                                     candidates_manage candidate_status_read configuration_read \
                                     configuration_manage jobs_read jobs_manage \
                                     jobs_publications_manage users_read users_manage \
                                     messages_write company_read";
