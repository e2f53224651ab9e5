//! The authorization endpoint (OAuth 2.1 §4.1.1).

mod canonical_host;
mod errors_and_trust;
mod iss_rfc9207;
mod legacy_profile;
mod parameters;
mod pkce;
mod post_method;
mod prompt;
mod redirect_uri;
mod response_type;
mod scope;
mod sign_in_required;
