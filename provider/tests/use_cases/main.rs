//! Use cases on a real database.

mod logo;
mod manage_clients;
mod manage_publishers;
mod people;
mod register_client;
mod support;
