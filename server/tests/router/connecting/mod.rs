//! What clients send that nobody wrote for this server.

mod app_host;
mod documents;
mod keys;
mod matching;
mod registration;
