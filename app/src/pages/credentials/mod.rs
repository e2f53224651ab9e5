//! `/credentials`: keys and tokens for a company's own systems.

pub mod client;
pub mod details;
pub mod form;
pub mod key;
pub mod list;
pub mod present;
pub mod replace;
pub mod resubmission;
pub mod review;
pub mod secret_reveal;
pub mod token;
