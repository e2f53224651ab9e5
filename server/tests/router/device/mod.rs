//! Devices that show a code, and people who type it (RFC 8628).

mod beginning;
mod consent;
mod link;
mod polling;
mod user_code;
