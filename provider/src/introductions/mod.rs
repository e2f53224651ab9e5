//! Apps that introduce themselves: by a metadata document, or by registration.

mod documents;
pub mod fetching;
pub(crate) mod keys;
pub(crate) mod known;
pub(crate) mod logos;
pub mod register;
mod resolve;
pub mod source;
