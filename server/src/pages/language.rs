//! The footer's choice of a language.

use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::language::Language;
use oauth::parameters::Parameters;

use super::sign_in::our_path;
use crate::forgery::is_from_us;
use crate::language::{Visit, cookie};
use crate::paths;
use crate::respond::{Pages, see_other, with_cookie};
use crate::state::AppState;

/// `POST /language`, with `language` and `return_to`: remembers the language and
/// goes back. One that we do not speak changes nothing.
pub(crate) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !is_from_us(&headers, &state.provider.settings().issuer) {
        return Pages::new(&state, visit, None).error_case(ErrorCase::Forbidden);
    }
    let form = Parameters::parse_bytes(&body).unwrap_or_default();
    let back = our_path(form.get("return_to")).unwrap_or_else(|| paths::FRONT.to_owned());
    let response = see_other(&back);
    match form.get("language").and_then(Language::from_tag) {
        Some(language) => with_cookie(response, &cookie(&state.provider, language)),
        None => response,
    }
}
