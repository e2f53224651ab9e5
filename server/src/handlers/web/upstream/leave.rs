use app::pages::sign_in::{SignInError as Problem, UpstreamProblem};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::id::IdentityProviderId;
use oauth::parameters::Parameters;
use provider::upstream::begin::{BeginError, Departure, Journey};

use crate::handlers::web::waiting_place::{is_link, is_of_account};
use crate::http::cookies::{upstream, upstream_cookie};
use crate::http::headers::with_cookie;
use crate::http::{PageError, Pages, see_app};
use crate::state::AppState;

/// The button of a provider, and the one that finds it by the address that is typed.
const PROVIDER: &str = "provider";
const COMPANY: &str = "company";

/// Where the sign-in form leads instead of a password's check: the same for every address of a
/// domain, so that it does not reveal who has an account.
pub(in crate::handlers::web) async fn way_out(
    state: &AppState,
    sent: &Parameters,
    password: &str,
    return_to: Option<&str>,
) -> Result<Result<Option<IdentityProviderId>, Problem>, PageError> {
    if let Some(id) = sent.get(PROVIDER) {
        return Ok(Ok(Some(IdentityProviderId::new(id))));
    }
    let email = sent.get("email").unwrap_or_default().trim();
    let asks = sent.get(COMPANY).is_some();
    if email.is_empty() {
        let missing = Problem::Missing { email: true, password: false };
        return Ok(if asks { Err(missing) } else { Ok(None) });
    }
    // They are about to say that an account of ours is theirs.
    if !asks && return_to.is_some_and(|path| is_link(path) || is_of_account(path)) {
        return Ok(Ok(None));
    }
    Ok(match state.upstream.provider_for(email).await? {
        Some((id, is_demanded)) if asks || is_demanded || password.is_empty() => Ok(Some(id)),
        None if asks => Err(Problem::NoCompanySignIn),
        _ => Ok(None),
    })
}

/// To a provider's page; or why not.
pub(in crate::handlers::web) async fn leave(
    state: &AppState,
    pages: &Pages,
    headers: &HeaderMap,
    provider: &IdentityProviderId,
    journey: Journey,
    email: Option<&str>,
) -> Result<Result<Response, UpstreamProblem>, PageError> {
    let browser =
        upstream(&state.provider, headers).unwrap_or_else(|| state.upstream.new_browser());
    let language = pages.localizer().language();
    let departure = Departure { provider, browser: &browser, journey, email, language };
    match state.upstream.begin(departure).await {
        Ok(url) => {
            let cookie = upstream_cookie(&state.provider, &browser);
            Ok(Ok(with_cookie(see_app(&url), &cookie)))
        }
        Err(BeginError::Unknown) => Ok(Err(UpstreamProblem::Gone)),
        Err(BeginError::Fault(_)) => {
            Ok(Err(UpstreamProblem::NotReached { name: name(state, provider).await? }))
        }
        Err(BeginError::Internal(error)) => Err(error.into()),
    }
}

pub(super) async fn name(
    state: &AppState,
    provider: &IdentityProviderId,
) -> Result<String, PageError> {
    let record = state.upstream.provider(provider).await?;
    Ok(record.map_or_else(String::new, |record| record.provider.name))
}
