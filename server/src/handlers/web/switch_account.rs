use app::components::form::PostForm;
use axum::body::Bytes;
use axum::response::Response;
use oauth::parameters::Parameters;

use crate::http::see_other;

pub(crate) fn form(then: Option<&str>) -> PostForm {
    let form = PostForm::new(routes::SWITCH_ACCOUNT);
    match then {
        Some(then) => form.with("return_to", then),
        None => form,
    }
}

/// Changes nothing, so it needs no token. The session ends only when another account has signed in:
/// its record stays, and with it the requests that are open in other tabs know that the account has
/// changed.
pub(crate) async fn post(body: Bytes) -> Response {
    let parameters = Parameters::parse_bytes(&body).unwrap_or_default();
    let then = parameters.get("return_to").and_then(routes::local_path);
    see_other(routes::sign_in_with_another_account(then))
}
