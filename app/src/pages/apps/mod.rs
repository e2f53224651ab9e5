//! `/apps`: apps that a company makes for others: written step by step, looked at, registered.

pub mod about;
pub mod addresses;
pub mod details;
pub mod draft_error;
pub mod form;
pub mod list;
pub mod permissions;
pub mod present;
pub mod preview;
pub mod publisher;
pub mod steps;
