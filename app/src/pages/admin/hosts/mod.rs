//! The part of the policy about apps that introduce themselves.

pub mod present;
pub mod view;
