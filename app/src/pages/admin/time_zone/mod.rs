//! The part of the policy page that says in which zone people read times.

pub mod present;
pub mod view;
