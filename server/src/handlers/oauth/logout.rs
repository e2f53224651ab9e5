//! RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0).

use app::pages::logout::LogoutPage;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use oauth::parameters::Parameters;
use provider::authorization::logout::{AfterLogout, LogoutOutcome};

use crate::http::cookies::session_cookie;
use crate::http::headers::with_cookie;
use crate::http::page::{SIGNED_OUT, sign_out_form};
use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext, see_other};
use crate::middleware::canonical_host::elsewhere;
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
) -> PageResult {
    if let Some(location) = elsewhere(&headers, &uri, &state.provider.settings().issuer) {
        return Ok(see_other(location));
    }
    let provider = &state.provider;
    // What cannot be read names neither app nor session.
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let signed_in = browser.signed_in.as_deref();
    Ok(match provider.authorization().begin_logout(&parameters, signed_in).await? {
        LogoutOutcome::NotSignedIn { then } => go_on(then.as_ref()),
        LogoutOutcome::SignOut { then } => {
            provider.accounts().sign_out(browser.token.as_ref(), &address).await?;
            let cookie = session_cookie(provider, &provider.accounts().new_browser_token());
            with_cookie(go_on(then.as_ref()), &cookie)
        }
        LogoutOutcome::Ask { app, then, apps } => {
            let form = sign_out_form(&state, browser.token.as_ref());
            let form = match then {
                Some(then) => form.with(AFTER, provider.authorization().seal_after_logout(&then)),
                None => form,
            };
            Pages::new(&state, context, Some(&browser)).show(LogoutPage { app, apps, form })
        }
    })
}

/// RP-Initiated Logout §2: "OpenID Providers MUST support the use of the HTTP GET and POST methods".
/// Another site's form brings no `SameSite=Lax` cookie: it is repeated with GET.
pub(crate) async fn post(State(state): State<AppState>, uri: Uri, body: Bytes) -> Response {
    let parameters = match uri.query() {
        Some(_) => Parameters::default(),
        None => Parameters::parse_bytes(&body).unwrap_or_default(),
    };
    let again = state.provider.authorization().repeat_logout(parameters);
    see_other(routes::logout(&again.to_query()))
}

/// The form's field with where the person goes on.
pub(crate) const AFTER: &str = "after_logout";

fn go_on(then: Option<&AfterLogout>) -> Response {
    match then {
        Some(then) => see_other(then.as_str()),
        None => see_other(format!("{}?{SIGNED_OUT}", routes::FRONT)),
    }
}
