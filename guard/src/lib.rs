//! For APIs: a layer that checks access tokens, API tokens and API keys in front of
//! routes, one line a route.
//!
//! An API that runs apart from the authorization server asks it with
//! [`remote::RemoteVerifier`] (feature `remote`):
//!
//! ```no_run
//! # #[cfg(feature = "remote")]
//! # async fn serve() -> Result<(), Box<dyn std::error::Error>> {
//! use std::sync::Arc;
//!
//! use axum::routing::{get, post};
//! use axum::{Extension, Router};
//! use guard::remote::{RemoteSettings, RemoteVerifier};
//! use guard::{Caller, Guard, Need, Realm};
//! use oauth::{role::Role, secret::ClientSecret};
//!
//! async fn jobs(Extension(caller): Extension<Caller>) -> String {
//!     format!("the jobs of {}", caller.company_id)
//! }
//!
//! let api = "https://api.example";
//! let secret = ClientSecret::new(std::env::var("API_SECRET")?);
//! let settings = RemoteSettings::new("https://auth.example", "cli_jobs", secret, api)?;
//! let verifier = Arc::new(RemoteVerifier::new(settings)?);
//! let guard = Guard::new(Realm { name: api.to_owned(), metadata: None }, verifier);
//! let routes = Router::<()>::new()
//!     .route("/jobs", guard.require("jobs_read", get(jobs)))
//!     .route("/jobs/close", guard.protect(
//!         Need::all(["jobs_read", "jobs_manage"]).with_role(Role::Administrator),
//!         post(jobs),
//!     ));
//! # drop(routes);
//! # Ok(())
//! # }
//! ```
//!
//! [`Need`] says more: any or all of several scopes, a role, the methods of authentication
//! that are taken. The handler takes a [`Caller`] as an extension: who calls, for which
//! company, with which reach. An [`Api`] is a list of operations, each with its need: its routes and
//! its OpenAPI document. [`customer_api`] is an example of one.

#![warn(missing_docs)]

pub mod api;
pub mod caller;
pub mod customer_api;
mod need;
mod presented;
mod refusal;
#[cfg(feature = "remote")]
pub mod remote;
mod require;
pub mod verifier;

pub use api::{Api, ApiInfo, Operation};
pub use caller::{Access, Caller, Method, MethodKind};
pub use need::Need;
pub use require::{Admitted, Call, Guard, Realm};
pub use verifier::{Credential, Presented, Unavailable, Verdict, Verifier};
