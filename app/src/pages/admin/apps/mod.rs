//! `/admin`: the apps of a company.

pub mod present;
mod view;
