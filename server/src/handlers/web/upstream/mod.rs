//! Signing in with a company's identity provider: the way there, and the way back.

pub(crate) mod link;

use app::pages::sign_in::{SignInError as Problem, SignInReason as Reason, UpstreamProblem};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::id::IdentityProviderId;
use oauth::parameters::Parameters;
use oauth::upstream::fault::UpstreamFault;
use provider::account::begin_session::{Browser, NewSession};
use provider::upstream::arrive::{Arrival, ArriveError, Arrived};
use provider::upstream::begin::{BeginError, Departure, Journey};

use super::sign_in::{self, Form, Why};
use crate::http::cookies::{known_cookie, session_cookie, upstream, upstream_cookie};
use crate::http::headers::{user_agent, with_cookie, with_cookies};
use crate::http::{
    BrowserSession, ClientAddress, PageError, PageResult, Pages, Query, RequestContext, see_app,
    see_other,
};
use crate::state::AppState;

/// The button of a provider, and the one that finds it by the address that is typed.
pub(super) const PROVIDER: &str = "provider";
pub(super) const COMPANY: &str = "company";

/// Where the sign-in form leads instead of a password's check: the same for every address of a
/// domain, so that nobody learns who has an account.
pub(super) async fn way_out(
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
    if !asks && return_to.is_some_and(is_link) {
        return Ok(Ok(None));
    }
    Ok(match state.upstream.provider_for(email).await? {
        Some((id, is_demanded)) if asks || is_demanded || password.is_empty() => Ok(Some(id)),
        None if asks => Err(Problem::NoCompanySignIn),
        _ => Ok(None),
    })
}

pub(super) fn is_link(return_to: &str) -> bool {
    return_to.split('?').next() == Some(routes::SIGN_IN_LINK)
}

/// To a provider's page; or why not.
pub(super) async fn leave(
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

pub(crate) async fn callback(
    State(state): State<AppState>,
    context: RequestContext,
    Path(provider): Path<IdentityProviderId>,
    Query(parameters): Query,
    ClientAddress(address): ClientAddress,
    browser: BrowserSession,
    headers: HeaderMap,
) -> PageResult {
    let own = upstream(&state.provider, &headers);
    let arrival = Arrival {
        provider: provider.clone(),
        parameters: &parameters,
        browser: own.as_deref(),
        signs_in: Browser {
            token: browser.token.clone(),
            user_agent: user_agent(&headers),
            address,
        },
    };
    let (journey, arrived) = state.upstream.arrive(arrival).await;
    let journey = journey.unwrap_or_default();
    let return_to = journey.return_to.as_deref().and_then(routes::local_path);
    let why = Why::of(&journey);
    // Nothing of the provider's address is repeated.
    let pages = Pages::new(&state, context.at(why.path(return_to)), None);
    let problem = match arrived {
        Ok(Arrived::SignedIn(NewSession { token, known_browser })) => {
            let cookies = vec![
                session_cookie(&state.provider, &token),
                known_cookie(&state.provider, known_browser),
            ];
            if let Some(sealed) = &journey.kept {
                return sign_in::go_on(&state, &token, sealed, cookies).await;
            }
            let then = return_to.unwrap_or(routes::FRONT);
            let then = sign_in::after_sign_in(&state, then, &token).await?;
            return Ok(with_cookies(see_other(then), &cookies));
        }
        Ok(Arrived::LinkFirst { email, sealed, provider }) => {
            let link = routes::sign_in_link(&sealed);
            let kept = journey.kept.as_deref();
            let return_to = Some(link.as_str());
            let form =
                Form { state: &state, pages: &pages, return_to, email, why: Why::SignIn, kept };
            return form.show(&browser, Some(Reason::Link { provider }), None).await;
        }
        Err(error) => problem(&state, &provider, error).await?,
    };
    let (email, kept) = (String::new(), journey.kept.as_deref());
    let form = Form { state: &state, pages: &pages, return_to, email, why, kept };
    let waiting = sign_in::waiting_app(&state, return_to).await?;
    let reason = sign_in::reason(pages.localizer(), waiting, return_to);
    form.show(&browser, reason, Some(Problem::Upstream(problem))).await
}

async fn problem(
    state: &AppState,
    provider: &IdentityProviderId,
    error: ArriveError,
) -> Result<UpstreamProblem, PageError> {
    let named = name(state, provider).await?;
    Ok(match error {
        ArriveError::Internal(error) => return Err(error.into()),
        ArriveError::Unknown => UpstreamProblem::Used,
        ArriveError::OtherBrowser => UpstreamProblem::OtherBrowser,
        ArriveError::NoAccount => UpstreamProblem::NoAccount,
        ArriveError::Denied => UpstreamProblem::Denied { name: named },
        ArriveError::Fault(UpstreamFault::NotRecent) => UpstreamProblem::NotRecent { name: named },
        ArriveError::Fault(_) => UpstreamProblem::Fault { name: named },
        ArriveError::NotMember => UpstreamProblem::NotMember { name: named },
        ArriveError::Incomplete => UpstreamProblem::Incomplete { name: named },
    })
}

async fn name(state: &AppState, provider: &IdentityProviderId) -> Result<String, PageError> {
    let record = state.upstream.provider(provider).await?;
    Ok(record.map_or_else(String::new, |record| record.provider.name))
}
