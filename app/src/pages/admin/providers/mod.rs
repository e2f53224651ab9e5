//! The identity providers of a company.

pub mod form;
pub mod present;
mod view;
