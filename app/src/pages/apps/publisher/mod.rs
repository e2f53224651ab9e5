//! Who makes a company's apps, and which domains are proven to be theirs.

pub mod form;
pub mod present;
mod view;
