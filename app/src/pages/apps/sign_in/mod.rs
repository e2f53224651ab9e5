//! How an app signs people in.

pub mod form;
pub mod present;
mod view;
