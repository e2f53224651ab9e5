//! The consent page's answer: the layer around the server function `decide`,
//! which turns its outcome into a redirect or a page.

use app::functions::outcome::Outcome;
use app::pages::consent::decision::{DecisionResponse, decision_response};
use app::pages::consent::present::{Resubmission, consent_page};
use app::pages::error::present::ErrorCase;
use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::response::Response;
use leptos::prelude::provide_context;
use provider::decide::{DecideError, Decided};

use crate::browser::Browser;
use crate::endpoints::authorize::{authorize_path, switch_form};
use crate::forgery::is_from_us;
use crate::language::Visit;
use crate::pages::sign_in::confirm_path;
use crate::respond::{Fault, Pages, answer_app, see_other};
use crate::state::AppState;

/// `POST /consent/decide`.
pub(crate) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
    request: Request<Body>,
) -> Result<Response, Fault> {
    let pages = Pages::new(&state, visit.clone(), browser.signed_in.as_ref());
    if !is_from_us(request.headers(), &state.provider.settings().issuer) {
        return Ok(pages.error_case(ErrorCase::Forbidden));
    }
    let outcome = Outcome::<Result<Decided, DecideError>>::default();
    let context = {
        let (provider, outcome) = (state.provider.clone(), outcome.clone());
        let signed_in = browser.signed_in.clone();
        move || {
            provide_context(provider.clone());
            provide_context(outcome.clone());
            provide_context(signed_in.clone());
        }
    };
    // Its own response says only whether the form could be read.
    drop(leptos_axum::handle_server_fns_with_context(context, request).await);
    let Some(decided) = outcome.take() else {
        return Ok(pages.error_case(ErrorCase::Unreadable));
    };
    let visit = match query_of(&decided) {
        Some(query) => visit.at(authorize_path(query)),
        None => visit,
    };
    let pages = Pages::new(&state, visit, browser.signed_in.as_ref());
    Ok(match decision_response(pages.localizer(), decided, authorize_path) {
        DecisionResponse::Answer(delivery) => answer_app(&pages, delivery),
        DecisionResponse::Error(page) => pages.error(*page),
        DecisionResponse::Outcome(page) => pages.show(*page),
        DecisionResponse::SignInAgain(query) => see_other(&confirm_path(&authorize_path(&query))),
        DecisionResponse::Resubmit { error, request, ticked, duration } => {
            let switch = switch_form(&request.query);
            let resubmission = Resubmission { error, selected: &ticked, duration };
            let page = consent_page(
                pages.localizer(),
                &state.provider,
                &request,
                switch,
                Some(&resubmission),
            );
            pages.show(page)
        }
        DecisionResponse::Internal(error) => return Err(error.into()),
    })
}

/// The request that was answered, where the outcome still knows it.
fn query_of(decided: &Result<Decided, DecideError>) -> Option<&str> {
    match decided.as_ref().err()? {
        DecideError::AccountChanged { query, .. } => Some(query),
        DecideError::FormExpired { query } => query.as_deref(),
        DecideError::Incomplete { again, .. } => Some(&again.query),
        _ => None,
    }
}
