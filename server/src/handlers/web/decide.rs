//! The layer around the server function `decide`: turns its outcome into a redirect or a page.

use app::functions::decide;
use app::functions::outcome::Outcome;
use app::pages::consent::decision::{DecisionResponse, decision_response};
use app::pages::consent::present::Resubmission;
use app::pages::error::present::ErrorCase;
use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use leptos::prelude::provide_context;
use provider::authorization::decide::{DecideError, DecisionOutcome};

use super::{consent, sign_in};
use crate::http::csrf::is_same_origin;
use crate::http::entered::Entered;
use crate::http::page::answer_app;
use crate::http::{
    AnswerPage, BrowserSession, ClientAddress, PageResult, Pages, RequestContext, body, see_other,
};
use crate::state::AppState;

pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    browser: BrowserSession,
    request: Request<Body>,
) -> PageResult {
    let pages = Pages::new(&state, context.clone(), Some(&browser));
    if !is_same_origin(request.headers(), &state.provider.settings().issuer) {
        return Ok(pages.error_case(ErrorCase::Forbidden));
    }
    let (parts, body) = request.into_parts();
    let body = body::read(body).await.map_err(ErrorCase::from)?;
    let entered = Entered::of_form(&parts.headers, Some(routes::DECIDE), &body);
    let request = Request::from_parts(parts, Body::from(body));
    let outcome = Outcome::<Result<DecisionOutcome, DecideError>>::default();
    let provide = {
        let (provider, outcome) = (state.provider.clone(), outcome.clone());
        let signed_in = browser.signed_in.clone();
        let address = decide::ClientAddress(ClientAddress::of(request.extensions()).0);
        move || {
            provide_context(provider.clone());
            provide_context(outcome.clone());
            provide_context(signed_in.clone());
            provide_context(address.clone());
        }
    };
    // Its own response says only whether the form could be read.
    drop(leptos_axum::handle_server_fns_with_context(provide, request).await);
    let Some(decided) = outcome.take() else {
        return Ok(pages.error_case(ErrorCase::Unreadable));
    };
    if let (None, Err(DecideError::FormExpired { query: Some(query) })) =
        (&browser.signed_in, &decided)
    {
        return Ok(see_other(routes::sign_in(&routes::authorize(query))));
    }
    let context = match query_of(&decided) {
        Some(query) => context.at(routes::authorize(query)),
        None => context,
    };
    let pages = Pages::new(&state, context, Some(&browser));
    Ok(match decision_response(pages.localizer(), decided, routes::authorize) {
        DecisionResponse::Answer(delivery) => answer_app(&pages, delivery),
        DecisionResponse::Error(page) => match page.case {
            ErrorCase::FormExpired { again, .. } if entered.fits() => {
                let entered = entered.into_fields();
                pages.answer(AnswerPage::Error(ErrorCase::FormExpired { again, entered }))
            }
            _ => pages.error(*page),
        },
        DecisionResponse::Outcome(page) => pages.answer(AnswerPage::Outcome(*page)),
        DecisionResponse::ShowRequest { query } => see_other(routes::authorize(&query)),
        DecisionResponse::ChooseCompany(question) => {
            consent::choose_company(&pages.answering(routes::ERRORS), &question)
        }
        DecisionResponse::SignInAgain { query, reason } => {
            see_other(sign_in::path(reason, &routes::authorize(&query)))
        }
        DecisionResponse::Resubmit { error, request, entries } => {
            let again = Resubmission { error, entries: &entries };
            consent::show(&pages, &state, &request, Some(&again))
        }
        DecisionResponse::Internal(error) => return Err(error.into()),
    })
}

/// The request that was answered, where the outcome still knows it.
fn query_of(decided: &Result<DecisionOutcome, DecideError>) -> Option<&str> {
    match decided.as_ref().err()? {
        DecideError::AccountChanged { query, .. } | DecideError::CompanyEnded { query, .. } => {
            Some(query)
        }
        DecideError::CompanyMissing { again } => Some(&again.query),
        DecideError::FormExpired { query } => query.as_deref(),
        DecideError::Incomplete { again, .. } | DecideError::Changed { again, .. } => {
            Some(&again.query)
        }
        _ => None,
    }
}
