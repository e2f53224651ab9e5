//! `/marketplace`: apps that are offered to every company, and those that wait to be.

pub mod form;
pub mod present;
mod view;
