pub mod csv;
pub mod form;
pub mod present;
mod view;
