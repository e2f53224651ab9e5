use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use oauth::language::Language;
use oauth::parameters::Parameters;

use crate::http::cookies::language_cookie;
use crate::http::csrf::is_same_origin;
use crate::http::entered::Entered;
use crate::http::headers::with_cookies;
use crate::http::{PageResult, Pages, Query, see_other};
use crate::middleware::show_again::ShowAgain;
use crate::state::AppState;

/// A page that answered a form, again; for others there is nothing here.
pub(crate) async fn get(Query(query): Query, entered: Entered, pages: Pages) -> Response {
    let answer = entered.get(routes::SEALED).and_then(|sealed| pages.open(sealed));
    match answer {
        Some(answer) => pages.answer(answer),
        None if entered.get(routes::SEALED).is_some() && !pages.is_signed_in() => {
            see_other(routes::sign_in(routes::LANGUAGE))
        }
        None => see_other(back(&query)),
    }
}

/// An unknown language changes nothing.
pub(crate) async fn post(
    State(state): State<AppState>,
    Query(query): Query,
    headers: HeaderMap,
    body: Bytes,
) -> PageResult {
    if !is_same_origin(&headers, &state.provider.settings().issuer) {
        return Err(ErrorCase::Forbidden.into());
    }
    let mut entered = Entered::of_main_form(&body);
    let language = entered.take_last("language").and_then(|tag| Language::from_tag(&tag));
    let cookie = language.map(|language| language_cookie(&state.provider, language));
    let page = match (query.get("return_to"), entered.get(routes::SEALED)) {
        (Some(_), _) => back(&query).to_owned(),
        (None, Some(_)) => routes::LANGUAGE.to_owned(),
        (None, None) => {
            let form = Parameters::parse_bytes(&body).unwrap_or_default();
            return Ok(with_cookies(see_other(back(&form)), cookie.as_slice()));
        }
    };
    let mut response = StatusCode::NO_CONTENT.into_response();
    let cookies = cookie.into_iter().collect();
    response.extensions_mut().insert(ShowAgain { page, entered, cookies });
    Ok(response)
}

fn back(parameters: &Parameters) -> &str {
    parameters.get("return_to").and_then(routes::local_path).unwrap_or(routes::FRONT)
}
