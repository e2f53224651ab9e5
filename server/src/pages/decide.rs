//! The consent page's answer: the layer around the server function `decide`,
//! which turns its outcome into a redirect or a page.

use app::functions::outcome::Outcome;
use app::page::Page;
use app::pages::error::ErrorCase;
use app::present::consent::{self, Again};
use app::present::decision::{Shown, shown};
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
    Ok(match shown(pages.words(), decided, authorize_path) {
        Shown::Answer(delivery) => answer_app(&pages, delivery),
        Shown::Page(Page::Error(page)) => pages.error(*page),
        Shown::Page(page) => pages.show(page),
        Shown::SignInAgain(query) => see_other(&confirm_path(&authorize_path(&query))),
        Shown::Again { error, request, ticked, duration } => {
            let switch = switch_form(&request.query);
            let again = Again { error, ticked: &ticked, duration };
            let page =
                consent::page(pages.words(), &state.provider, &request, switch, Some(&again));
            pages.show(Page::Consent(Box::new(page)))
        }
        Shown::Fault(error) => return Err(error.into()),
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
