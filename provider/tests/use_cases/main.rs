//! Use cases on a real database.

mod logo;
mod people;
mod register_client;
mod support;
