//! An API asks what a token means (RFC 7662).

mod active;
mod inactive;
mod permissions;
mod request;
