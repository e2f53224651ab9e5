//! The parts that come alive in the browser. Every page works without them.

pub mod copy_button;
pub mod optional_counter;
pub mod show_password;
