//! The name, the description and the kind of an app.

pub mod form;
pub mod present;
mod view;
