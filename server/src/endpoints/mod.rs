//! The endpoints of the RFCs, one file each.

pub(crate) mod authorize;
pub(crate) mod health;
pub(crate) mod jwks;
pub(crate) mod logo;
pub(crate) mod metadata;
pub(crate) mod token;
