use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use oauth::language::Language;
use oauth::parameters::Parameters;

use crate::http::cookies::language_cookie;
use crate::http::csrf::is_same_origin;
use crate::http::headers::with_cookie;
use crate::http::{PageResult, see_other};
use crate::state::AppState;

/// An unknown language changes nothing.
pub(crate) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    if !is_same_origin(&headers, &state.provider.settings().issuer) {
        return Err(ErrorCase::Forbidden.into());
    }
    let form = Parameters::parse_bytes(&body).unwrap_or_default();
    let back = form.get("return_to").and_then(routes::local_path).unwrap_or(routes::FRONT);
    let response = see_other(back);
    Ok(match form.get("language").and_then(Language::from_tag) {
        Some(language) => with_cookie(response, &language_cookie(&state.provider, language)),
        None => response,
    })
}
