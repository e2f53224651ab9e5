//! Requests that a client pushes before it sends the person (RFC 9126).

mod answered_once;
mod pushing;
mod request_uri;
