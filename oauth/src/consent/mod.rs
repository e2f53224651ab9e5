//! What a person is offered and what they answer: offers, grants and company policies.

pub mod grant;
pub mod offer;
pub mod policy;
