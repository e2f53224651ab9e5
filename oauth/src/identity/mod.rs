//! OpenID Connect Core 1.0: who the person is, for an app that they sign in to.

pub mod claims;
pub mod claims_request;
pub mod custom;
pub mod id_token;
pub mod logout_token;
pub mod sector;
pub mod subject;

use crate::scope::{Scope, ScopeSet};

/// OpenID Connect Core §3.1.2.1: a request with it is one for an ID token.
pub const OPENID: &str = "openid";
/// OpenID Connect Core §5.4.
pub const PROFILE: &str = "profile";
pub const EMAIL: &str = "email";

/// What the person is in the company for which the app acts: of our own, and there where the platform
/// has [claims](custom::CustomClaim) for it.
pub const COMPANY: &str = "company_membership";

pub const SCOPES: [&str; 3] = [OPENID, PROFILE, EMAIL];

/// Whether the scope is about the person, and of no API.
pub fn is_identity(scope: &Scope) -> bool {
    SCOPES.contains(&scope.as_str()) || scope.as_str() == COMPANY
}

pub fn has_openid(scopes: &ScopeSet) -> bool {
    scopes.iter().any(|scope| scope.as_str() == OPENID)
}

/// Whether nothing is asked for but who the person is.
pub fn is_only_identity(scopes: &ScopeSet) -> bool {
    !scopes.is_empty() && scopes.iter().all(is_identity)
}
