//! One app: what is to do, what would change, its credentials, and the Marketplace.

pub mod logo;
pub mod present;
mod view;
