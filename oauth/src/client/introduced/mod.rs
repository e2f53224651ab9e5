//! Clients that introduce themselves: by a metadata document at the address that is their id
//! (draft-ietf-oauth-client-id-metadata-document), or by registration (RFC 7591).

pub mod client_url;
pub mod document;
pub mod fault;
mod identity;
pub mod logout_host;
mod members;
pub mod metadata;
pub mod origin;
pub mod policy;
pub mod registration;
mod sign_in;
