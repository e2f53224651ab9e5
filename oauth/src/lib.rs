//! The rules of OAuth 2.1, and nothing else: no I/O, no clock, no randomness.
//!
//! What happens (the use cases) lives in `provider`, what is kept in `store`.
//! A rule stands in the file named after it, with the section that demands it
//! quoted beside it. Begin with [`authorize`], the authorization request as a
//! visible list of steps.

pub mod api_credential;
pub mod api_key;
pub mod app;
pub mod audit;
pub mod authorize;
pub mod catalogue;
pub mod client;
pub mod client_authentication;
pub mod consent;
pub mod credential;
pub mod credential_notice;
pub mod digest;
pub mod display_text;
pub mod domain;
pub mod email;
pub mod grant;
pub mod hex;
pub mod id;
pub mod jose;
pub mod language;
pub mod logo;
pub mod metadata;
pub mod network;
pub mod parameters;
pub mod pkce;
pub mod policy;
pub mod publisher;
pub mod redirect_uri;
pub mod registration;
pub mod resource;
pub mod resource_metadata;
pub mod response_mode;
pub mod role;
pub mod scope;
pub mod secret;
pub mod timestamp;
pub mod token;
pub mod user_code;
