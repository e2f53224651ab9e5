//! The demo: a hiring platform with a Customer API, and demo data for an empty
//! database. The API is an example of one on the crates `guard` and `api`.
//!
//! Companies and people are the product's, reached by its use cases; jobs, candidates and
//! the rest are the demo's own, in memory and in one file.

mod api;
mod data;
mod domains;
mod platform;
mod rules;
pub mod seed;

use axum::Router;
use guard::Guard;

pub use domains::ExampleDomains;
pub use platform::{Demo, PracticeAccount, PracticeRole};

/// Who reviews apps and publishers' names, unless the settings name others.
pub const PLATFORM_ADMINISTRATOR: &str = "pat@platform.example";

pub fn router(demo: &Demo, guard: &Guard, info: ::api::ApiInfo) -> Router {
    ::api::Api::new(info, api::operations()).router(guard).with_state(demo.clone())
}
