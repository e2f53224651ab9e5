//! Signing in with a company's identity provider: the way there, and the way back.

pub(crate) mod callback;
pub(super) mod leave;
pub(crate) mod link;
