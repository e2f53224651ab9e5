//! A person's passkeys and authenticator apps.

pub(crate) mod authenticators;
pub(crate) mod passkeys;
pub(crate) mod recovery_codes;

use app::i18n::Localizer;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use oauth::parameters::Parameters;
use routes::UrlBuilder;

use crate::http::{BrowserSession, PageError, see_other};
use crate::state::AppState;

/// What was just done.
const DONE: &str = "done";
const ADDED: &str = "added";
const RENAMED: &str = "renamed";
const REMOVED: &str = "removed";

/// Who has a second factor, and has signed in without, signs in with it before they change any.
pub(crate) async fn with_own_factors(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let browser = match BrowserSession::from_request_parts(&mut parts, &state).await {
        Ok(browser) => browser,
        Err(error) => return error.into_response(),
    };
    if let Some(signed_in) = &browser.signed_in {
        match state.provider.accounts().may_change_factors(signed_in).await {
            Ok(true) => {}
            Ok(false) => {
                let path = parts.uri.path();
                return see_other(routes::sign_in_again(list_of(path)));
            }
            Err(error) => return PageError::from(error).into_response(),
        }
    }
    next.run(Request::from_parts(parts, body)).await
}

fn list_of(path: &str) -> &'static str {
    if path.starts_with(routes::PASSKEYS) { routes::PASSKEYS } else { routes::SECOND_FACTOR }
}

fn done(list: &str, what: &str) -> Response {
    see_other(UrlBuilder::relative(list).query(DONE, what))
}

fn what_was_done(localizer: Localizer, query: &Parameters) -> Option<String> {
    match query.get(DONE)? {
        ADDED => Some(localizer.t("factor-done-added")),
        RENAMED => Some(localizer.t("factor-done-renamed")),
        REMOVED => Some(localizer.t("factor-done-removed")),
        _ => None,
    }
}
