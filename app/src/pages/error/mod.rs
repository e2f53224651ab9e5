//! Our own error pages.

pub mod present;
mod view;
