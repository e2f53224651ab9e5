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
mod version;

pub(crate) use self::authenticated_user::AuthenticatedUser;
pub(crate) use self::browser_session::BrowserSession;
pub(crate) use self::client_address::ClientAddress;
pub(crate) use self::page::{Pages, see_other};
pub(crate) use self::page_error::{PageError, PageResult};
pub(crate) use self::query::Query;
pub(crate) use self::request_context::RequestContext;
pub(crate) use self::user_form::UserForm;
pub(crate) use self::version::{seen_version, with_version};
