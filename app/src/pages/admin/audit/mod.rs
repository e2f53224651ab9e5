pub mod csv;
mod detail;
pub mod form;
pub mod present;
pub mod sentence;
mod view;
