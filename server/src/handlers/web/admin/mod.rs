pub(crate) mod app;
pub(crate) mod apps;
pub(crate) mod audit;
pub(crate) mod confirm;
mod form;
pub(crate) mod hosts;
pub(crate) mod people;
pub(crate) mod policy;
pub(crate) mod providers;
pub(crate) mod requests;
pub(crate) mod time_zone;

use ::app::pages::admin::frame::{AdminContent, AdminPage};
use axum::response::Response;

use crate::http::AuthenticatedUser;

/// The parameter that says what has just been done.
const DONE: &str = "done";

fn show(user: &AuthenticatedUser, done: Option<String>, content: impl AdminContent) -> Response {
    user.pages().show(AdminPage { done, changed: false, content })
}

/// After a decision about what is not shown any more.
fn show_changed(user: &AuthenticatedUser, content: impl AdminContent) -> Response {
    user.pages().show(AdminPage { done: None, changed: true, content })
}
