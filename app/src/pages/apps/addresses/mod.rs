//! Where an app's users go back to.

pub mod form;
pub mod present;
mod view;
