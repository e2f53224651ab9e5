//! Partner apps.

pub mod change;
pub mod draft;
pub mod listing;
pub mod sign_in;
