pub mod details;
pub mod present;
mod view;
