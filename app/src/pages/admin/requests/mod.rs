//! `/admin/requests`

pub mod present;
mod view;
