//! Use cases on a real database.

mod logo;
mod register_client;
mod support;
