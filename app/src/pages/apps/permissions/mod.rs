//! What an app asks for, and why.

pub mod form;
pub mod present;
mod view;
