pub mod logo;
pub mod present;
mod view;
