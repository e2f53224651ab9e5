//! What happens around every request, one concern a file.

pub(crate) mod canonical_host;
pub(crate) mod faults;
pub(crate) mod limit_body;
pub(crate) mod measure;
pub(crate) mod origin;
pub(crate) mod request_id;
pub(crate) mod trace;
pub mod traffic;

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

/// Whether a page is wanted: browsers say so, programs do not.
pub(crate) fn is_for_a_person(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
