//! What clients and APIs learn about this server (RFC 8414, RFC 9728), and the APIs that tokens are
//! for (RFC 8707).

pub mod metadata;
pub mod openid;
pub mod protected_resource;
pub mod resource;
pub mod resource_metadata;
