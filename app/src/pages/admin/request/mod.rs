//! `/admin/requests/{id}`

pub mod present;
mod view;
