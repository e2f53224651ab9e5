//! Use cases on a real database.

mod register_client;
mod support;
