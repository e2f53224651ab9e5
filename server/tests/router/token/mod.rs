//! The token endpoint (RFC 6749 §3.2).

mod authorization_code;
mod client_authentication;
mod client_credentials;
mod code_replay;
mod pkce;
mod prefix;
mod refresh_token;
mod request_form;
