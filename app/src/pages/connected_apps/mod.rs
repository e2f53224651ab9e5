//! `/connected-apps`: the apps that can use a person's account.

pub mod details;
pub mod present;
mod view;
