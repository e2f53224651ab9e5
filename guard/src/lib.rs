//! For APIs: a layer that checks access tokens, API tokens and API keys in front of
//! routes, one line a route.
//!
//! ```ignore
//! let realm = Realm { name: "https://api.example".to_owned(), metadata: None };
//! let guard = Guard::new(realm, verifier);
//! let routes = Router::new()
//!     .route("/candidates", guard.require("candidates_read", get(candidates)));
//! ```
//!
//! [`Need`] says more: any or all of several scopes, a role, the methods of authentication
//! that are taken. The handler takes a [`Caller`] as an extension: who calls, for which
//! company, with which reach. [`customer_api`] is an example API on it.

pub mod caller;
pub mod customer_api;
mod need;
mod presented;
mod refusal;
#[cfg(feature = "remote")]
pub mod remote;
mod require;
pub mod verifier;

pub use caller::{Access, Caller, Method, MethodKind};
pub use need::Need;
pub use require::{Admitted, Call, Guard, Realm};
pub use verifier::{Credential, Presented, Unavailable, Verdict, Verifier};
