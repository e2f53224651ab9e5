//! In which zone a company's people read times.

pub mod present;
mod view;
