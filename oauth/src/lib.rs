//! The rules of OAuth 2.1, and nothing else: no I/O, no clock, no randomness.
//!
//! Use cases are in `provider`, what is stored in `store`. Each rule is in the file named after it,
//! with the section that demands it quoted beside it. Begin with [`authorize`], the authorization
//! request as a list of steps.

pub mod access_loss;
pub mod audit;
pub mod authentication;
pub mod authorize;
pub mod catalogue;
pub mod client;
pub mod clock;
pub mod company;
pub mod consent;
pub mod credential;
pub mod discovery;
pub mod display_text;
pub mod email;
pub mod hex;
pub mod id;
pub mod identity;
pub mod jose;
pub mod language;
pub mod membership;
pub mod network;
pub mod parameters;
pub mod randomness;
pub mod role;
pub mod scope;
pub mod spelling;
mod text;
pub mod time_zone;
pub mod timestamp;
pub mod token;
pub mod upstream;
pub mod user;
mod words;
