//! For APIs: a layer that checks access tokens, API tokens and API keys in front of
//! routes, one line a route.
//!
//! An API that runs apart from the authorization server asks it with
//! `remote::RemoteVerifier` (feature `remote`):
//!
//! ```no_run
//! # #[cfg(feature = "remote")]
//! # async fn serve() -> Result<(), Box<dyn std::error::Error>> {
//! use std::sync::Arc;
//!
//! use axum::routing::{get, post};
//! use axum::{Extension, Router};
//! use guard::remote::{RemoteSettings, RemoteVerifier};
//! use guard::{ApiMetadata, Caller, Guard, Requirement};
//! use oauth::role::Role;
//! use oauth::credential::secret::ClientSecret;
//!
//! async fn jobs(Extension(caller): Extension<Caller>) -> String {
//!     format!("the jobs of {}", caller.company_id)
//! }
//!
//! let api = "https://api.example";
//! let secret = ClientSecret::new(std::env::var("API_SECRET")?);
//! let settings = RemoteSettings::new("https://auth.example", "cli_jobs", secret, api)?;
//! let verifier = Arc::new(RemoteVerifier::new(settings)?);
//! let metadata = ApiMetadata::new(api, "https://auth.example")?
//!     .name("Jobs")
//!     .scopes(["jobs_read", "jobs_manage"])?;
//! let guard = Guard::new(metadata.realm(), verifier);
//! let routes = Router::<()>::new()
//!     .merge(metadata.routes())
//!     .route("/jobs", guard.require_scope("jobs_read", get(jobs)))
//!     .route("/jobs/close", guard.require(
//!         Requirement::all(["jobs_read", "jobs_manage"]).with_role(Role::Administrator),
//!         post(jobs),
//!     ));
//! # drop(routes);
//! # Ok(())
//! # }
//! ```
//!
//! A [`Requirement`] names any or all of several scopes, a role, and the accepted methods of
//! authentication. The handler takes a [`Caller`] as an extension: how the call is
//! authenticated, for which person and company, with which role and scopes.

#![warn(missing_docs)]

pub mod caller;
mod challenge;
mod error;
mod layer;
pub mod mcp;
pub mod metadata;
mod presented;
#[cfg(feature = "remote")]
pub mod remote;
mod requirement;
pub mod verifier;

pub use caller::{Access, Caller, Method, MethodKind, SignIn};
pub use challenge::Realm;
pub use layer::{Authorized, Call, Guard};
pub use metadata::ApiMetadata;
pub use requirement::Requirement;
pub use verifier::{Credential, PresentedCredential, Unavailable, Verdict, Verifier};
