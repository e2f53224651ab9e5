//! What a person's own account has: each part of the page is a section with a file of its own.

pub mod details;
pub mod email;
pub mod form;
pub mod password;
pub mod providers;
pub mod sessions;
pub mod view;
