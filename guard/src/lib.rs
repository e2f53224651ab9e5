//! For APIs: a layer that checks access tokens in front of routes, one line a
//! route.
//!
//! ```ignore
//! let guard = Guard::new("https://issuer.example", verifier);
//! let routes = Router::new()
//!     .route("/candidates", guard.require("candidates_read", get(candidates)));
//! ```
//!
//! The handler takes a [`Caller`] as an extension: who calls, for which company,
//! with which reach. [`customer_api`] is an example API on it.

mod bearer;
pub mod caller;
pub mod customer_api;
mod refusal;
mod require;
pub mod verifier;

pub use caller::Caller;
pub use require::Guard;
pub use verifier::{Unavailable, Verifier};
