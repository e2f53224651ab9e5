//! The demo Customer API: an example of an API on the guard.

mod candidates;
mod company;
pub mod data;
mod users_me;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::{Guard, Need};
use data::CustomerData;

/// The API's routes, for the path it is nested under.
pub fn router(guard: &Guard, data: Arc<dyn CustomerData>) -> Router {
    Router::new()
        .route("/users/me", guard.protect(Need::user(), get(users_me::get)))
        .route("/company", guard.require("company_read", get(company::get)))
        .route("/candidates", guard.require("candidates_read", get(candidates::get)))
        .route("/v2/applicants", guard.require("applicants", get(candidates::get)))
        .route("/v2/companies", guard.require("companies", get(company::get)))
        .with_state(data)
}
