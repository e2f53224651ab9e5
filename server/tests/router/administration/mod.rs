//! What an administrator of a company sees and decides (OAuth 2.1 §7.9).

mod approvals;
mod apps;
mod lists;
mod policy;
mod reviewed;
