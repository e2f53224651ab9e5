//! The token endpoint's rules (RFC 6749 §3.2), one file a grant type.

pub mod access_token;
pub mod authorization_code;
pub mod client_credentials;
pub mod error;
pub mod introspection;
pub mod refresh_token;
pub mod request;
pub mod response;

pub use error::TokenError;
pub use request::TokenRequest;
pub use response::TokenResponse;
