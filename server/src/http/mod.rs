//! What handlers share: extractors, and the parts of responses. One concern a file.

pub(crate) mod authenticated_user;
pub(crate) mod body;
pub(crate) mod browser_session;
pub(crate) mod client_address;
pub(crate) mod client_endpoint;
pub(crate) mod cookies;
pub(crate) mod cors;
pub(crate) mod csrf;
pub(crate) mod documents;
pub(crate) mod headers;
pub(crate) mod page;
pub(crate) mod page_error;
pub(crate) mod query;
pub(crate) mod request_context;
pub(crate) mod upload;
pub(crate) mod user_form;
