//! Partner apps: what their owners write of them before they are registered, and what a
//! change of it means for the people who use them.

pub mod change;
pub mod draft;
pub mod listing;
