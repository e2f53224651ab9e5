//! `/playground`: the whole flow by clicks, seen from the app's side.

pub mod answer;
pub mod api_calls;
pub mod callback;
pub mod choose;
pub mod failure;
pub mod frame;
pub mod request;
pub mod revoked;
pub mod token;
