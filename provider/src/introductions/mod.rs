//! Apps that introduce themselves: by a metadata document, or by registration.

mod documents;
pub(crate) mod fetching;
pub(crate) mod keys;
pub(crate) mod known;
pub(crate) mod known_keys;
pub(crate) mod logos;
pub mod register;
mod resolve;
pub mod source;
