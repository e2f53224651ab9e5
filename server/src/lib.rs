//! What machines talk to: HTTP. One file an endpoint, one a page; no rule
//! stands here, only their transport.

mod admin_api;
pub mod api_credentials;
pub mod assets;
pub mod audit;
mod browser;
pub mod catalogue;
pub mod cli;
mod client_endpoint;
pub mod client_logo;
pub mod client_registry;
mod cors;
mod customer_data;
mod documents;
pub mod domain_lookup;
mod endpoints;
mod forgery;
pub mod keys;
mod language;
pub mod log;
mod middleware;
pub mod offline;
mod pages;
mod paths;
pub mod people;
mod person;
pub mod public_web;
pub mod publishers;
mod respond;
pub mod router;
pub mod serve;
pub mod settings;
pub mod state;
pub mod toml_file;
mod upload;
