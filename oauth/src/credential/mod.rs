pub mod api_credential;
pub mod api_key;
pub mod digest;
pub mod format;
pub mod notice;
pub mod request;
pub mod secret;
pub mod user_code;
