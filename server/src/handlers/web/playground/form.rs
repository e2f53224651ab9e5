use app::pages::error::present::ErrorCase;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use oauth::parameters::Parameters;

use super::AppPages;
use crate::http::csrf::is_same_origin;
use crate::http::page::Pages;
use crate::state::AppState;

/// A form that a page of the playground sent, not one of another site.
pub(crate) struct PlaygroundForm {
    pub(super) pages: Pages,
    pub(super) headers: HeaderMap,
    pub(super) sent: Parameters,
}

impl FromRequest<AppState> for PlaygroundForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let pages = AppPages::from_request_parts(&mut parts, state).await;
        let AppPages(pages) = pages.map_err(IntoResponse::into_response)?;
        if !is_same_origin(&parts.headers, &state.provider.settings().issuer) {
            return Err(pages.error_case(ErrorCase::Forbidden));
        }
        let headers = parts.headers.clone();
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await;
        let body = body.map_err(IntoResponse::into_response)?;
        Ok(Self { pages, headers, sent: Parameters::parse_bytes(&body).unwrap_or_default() })
    }
}
