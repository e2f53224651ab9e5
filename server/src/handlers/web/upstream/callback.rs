use app::pages::sign_in::{SignInError as Problem, SignInReason as Reason, UpstreamProblem};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use oauth::id::IdentityProviderId;
use oauth::upstream::fault::UpstreamFault;
use provider::account::begin_session::Browser;
use provider::upstream::arrive::{Arrival, ArriveError, Arrived};

use super::leave::name;
use crate::handlers::web::sign_in_form::{Form, Why, reason, waiting_app};
use crate::handlers::web::signed_in::{second_step, signed_in};
use crate::http::cookies::upstream;
use crate::http::headers::user_agent;
use crate::http::{
    BrowserSession, ClientAddress, PageError, PageResult, Pages, Query, RequestContext,
};
use crate::state::AppState;

pub(crate) async fn get(
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
        Ok(Arrived::SignedIn(session)) => {
            return signed_in(&state, session, journey.kept.as_deref(), return_to).await;
        }
        Ok(Arrived::SecondStep { sealed }) => {
            let kept = journey.kept.as_deref();
            return Ok(second_step(&state.provider, &sealed, kept, return_to));
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
    let waiting = waiting_app(&state, return_to).await?;
    let reason = reason(pages.localizer(), waiting, return_to);
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
