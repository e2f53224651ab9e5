//! "Use another account".

use app::components::form::PostForm;
use axum::body::Bytes;
use axum::response::Response;
use oauth::parameters::Parameters;

use super::sign_in::our_path;
use crate::paths;
use crate::respond::see_other;

/// The parameter with which the sign-in page asks for a password although
/// someone is signed in.
pub(crate) const ANOTHER_ACCOUNT: &str = "another_account";

/// A form that lets someone else sign in, and goes on to `then`.
pub(crate) fn form(then: Option<&str>) -> PostForm {
    let form = PostForm::new(paths::SWITCH_ACCOUNT);
    match then {
        Some(then) => form.with("return_to", then),
        None => form,
    }
}

/// `POST /switch-account`: on to the sign-in page. Changes nothing, so it needs no
/// token. Nobody is signed out before the other one has signed in: the session's
/// record stays, and with it the requests that are open in other tabs know that
/// the account has changed.
pub(crate) async fn post(body: Bytes) -> Response {
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    see_other(&path(our_path(parameters.get("return_to")).as_deref()))
}

/// The sign-in page that asks for a password although someone is signed in.
pub(crate) fn path(then: Option<&str>) -> String {
    let pairs = [(ANOTHER_ACCOUNT, "yes")].into_iter().chain(then.map(|then| ("return_to", then)));
    let query = Parameters::from_pairs(pairs).unwrap_or_default().to_query();
    format!("{}?{query}", paths::SIGN_IN)
}
