//! `/admin/policy`: what people of a company may allow.

pub mod present;
mod view;
