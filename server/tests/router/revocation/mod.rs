//! A client no longer needs a token (RFC 7009).

mod access_token;
mod jwt;
mod refresh_token;
mod request;
