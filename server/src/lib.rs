//! What machines talk to: HTTP, settings, command line. Handlers are transport; the rules
//! are `provider`'s.

mod api_info;
pub mod assets;
pub mod back_channel;
pub mod brand;
pub mod cli;
mod connections;
mod data_dir;
pub mod email;
pub mod environment;
mod files;
mod handlers;
mod http;
mod listener;
pub mod middleware;
mod open_files;
pub mod outbound;
mod restoration;
mod rfc3339;
pub mod router;
pub mod settings;
mod startup;
pub mod state;
mod tasks;
pub mod telemetry;
mod tls;
mod toml_file;
mod verifier;
