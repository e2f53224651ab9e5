pub mod form;
pub mod invite;
pub mod person;
pub mod present;
pub mod view;
