//! The whole server, as its router: real rules, a real database, pages read as
//! a browser reads them, a clock that the tests move. One folder for each RFC's
//! feature; refusals first.

#[path = "../support/mod.rs"]
mod support;

mod authorize;
mod bad_input;
mod consent;
mod customer_api;
mod demo_data;
mod hostile_names;
mod logos;
mod metadata;
mod playground;
mod quiet;
mod sign_in;
mod token;
