pub mod csv;
pub mod form;
pub mod present;
pub mod sentence;
mod view;
