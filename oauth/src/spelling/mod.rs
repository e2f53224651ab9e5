//! What is equal, though it is written in more than one way. Each rule is here once;
//! code that stores, compares or counts such a text asks for its one spelling first.

pub mod email;
pub mod file;
pub mod forwarded;
pub mod host;
pub mod network;
pub mod password;
