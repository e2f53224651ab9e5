//! An API asks what a token means (RFC 7662).

mod active;
mod api_credentials;
mod inactive;
mod permissions;
mod request;
