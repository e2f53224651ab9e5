//! `/credentials/keys/new`

pub mod form;
pub mod present;
mod view;
