//! Why people sign in, and where they go on.

use app::i18n::Localizer;
use app::pages::sign_in::SignInReason as Reason;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use oauth::credential::secret::SessionToken;
use provider::authorization::begin_authorization::WaitingApp;

use crate::http::entered::KeptForm;
use crate::http::headers::with_cookies;
use crate::http::{PageError, PageResult, see_other};
use crate::middleware::show_again::ShowAgain;
use crate::state::AppState;

/// To the form in the middle of which a session ended, if it was this person's.
pub(super) async fn go_on(
    state: &AppState,
    token: &SessionToken,
    sealed: &str,
    cookies: Vec<String>,
) -> PageResult {
    let accounts = state.provider.accounts();
    let signed_in = accounts.signed_in(Some(token)).await?;
    let person = signed_in.as_ref().map(|signed_in| &signed_in.user.id);
    let Some(KeptForm { page, entered }) = accounts.kept(person, sealed) else {
        return Ok(with_cookies(see_other(routes::FRONT), &cookies));
    };
    let page = after_sign_in(state, &page, token).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.extensions_mut().insert(ShowAgain { page, entered, cookies });
    Ok(response)
}

pub(super) async fn waiting_app(
    state: &AppState,
    return_to: Option<&str>,
) -> Result<Option<WaitingApp>, PageError> {
    let Some(query) = return_to.and_then(authorization_query) else { return Ok(None) };
    Ok(state.provider.authorization().waiting_app(query).await?)
}

/// Why the user is asked to sign in.
pub(super) fn reason(
    localizer: Localizer,
    waiting: Option<WaitingApp>,
    return_to: Option<&str>,
) -> Option<Reason> {
    if let Some(WaitingApp { client, proven, .. }) = waiting {
        let logo = client.logo.as_ref().map(|id| routes::logo(format!("{id}.png")));
        let logo = logo.map(|logo| (logo, proven));
        return Some(Reason::App { name: client.display_name(), logo });
    }
    // The nearest first.
    let titles = [
        (routes::DEVICE, "device-title"),
        (routes::CONNECTED_APPS, "apps-title"),
        (routes::CREDENTIALS, "cred-title"),
        (routes::APPS, "partner-title"),
        (routes::MARKETPLACE, "market-title"),
        (routes::ADMIN_REQUESTS, "admin-requests"),
        (routes::ADMIN_POLICY, "admin-policy"),
        (routes::ADMIN_PROVIDERS, "idp-title"),
        (routes::ADMIN_AUDIT, "audit"),
        (routes::ADMIN, "admin"),
    ];
    let asked = return_to?.split(['?', '#']).next()?;
    let is_in = |area: &str| {
        asked.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let (_, title) = titles.into_iter().find(|(area, _)| is_in(area))?;
    Some(Reason::Page(localizer.t(title)))
}

pub(crate) fn authorization_query(path: &str) -> Option<&str> {
    let path_and_query = path.split_once('?')?;
    (path_and_query.0 == routes::AUTHORIZE).then_some(path_and_query.1)
}

/// Where the user goes on. A request that asked for this sign-in goes on with the proof of it.
pub(crate) async fn after_sign_in(
    state: &AppState,
    then: &str,
    token: &SessionToken,
) -> Result<String, PageError> {
    let Some(query) = authorization_query(then) else { return Ok(then.to_owned()) };
    let provider = &state.provider;
    let signed_in = provider.accounts().signed_in(Some(token)).await?;
    let proven =
        signed_in.and_then(|user| provider.authorization().query_after_sign_in(query, &user));
    Ok(proven.map_or_else(|| then.to_owned(), |query| routes::authorize(&query)))
}
