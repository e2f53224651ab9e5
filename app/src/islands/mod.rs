//! The parts that come alive in the browser. Every page works without them.
//!
//! They bring no texts: what the server wrote stays when an island wakes, and
//! what is to be said later waits in `data-` attributes.

pub mod copy_button;
pub mod optional_counter;
pub mod show_password;
mod text;
