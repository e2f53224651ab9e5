pub mod form;
pub mod present;
mod view;
