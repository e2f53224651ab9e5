//! The consent page, for the request itself and for a form that came back.

use app::pages::consent::choose::company_page;
use app::pages::consent::present::{Resubmission, consent_page};
use axum::response::Response;
use oauth::consent::grant::GrantDuration;
use provider::authorization::choose_company::CompanyQuestion;
use provider::authorization::consent_request::ConsentRequest;
use provider::authorization::decide::ConsentEntries;

use super::switch_account;
use crate::http::Pages;
use crate::http::entered::{Entered, Forgotten};
use crate::state::AppState;

/// What was shown had changed when it was answered.
const CHANGED: &str = "changed";

const TRUST: &str = "trust";

pub(crate) fn show(
    pages: &Pages,
    state: &AppState,
    request: &ConsentRequest,
    again: Option<&Resubmission<'_>>,
) -> Response {
    let switch = switch_account::form(Some(&routes::authorize(&request.query)));
    let page = consent_page(pages.localizer(), &state.provider, request, switch, again);
    // In another language it says what was wrong, too.
    match again.map(|again| again.error) {
        None => pages.show(page),
        Some(None) => pages.answering(CHANGED).show(page),
        Some(Some(_)) => pages.answering(routes::ERRORS).show(page),
    }
}

pub(crate) fn choose_company(pages: &Pages, question: &CompanyQuestion) -> Response {
    let switch = switch_account::form(Some(&routes::authorize(&question.query)));
    pages.show(company_page(pages.localizer(), question, switch))
}

/// The page as it answered a form, with what has been entered since.
pub(crate) fn show_answer(
    pages: &Pages,
    state: &AppState,
    request: &ConsentRequest,
    answer: Option<&str>,
    entered: &Entered,
) -> Response {
    let mut entries = entries(entered);
    let sealed = entered.get("request").unwrap_or_default();
    let forgets_trust =
        entries.confirmed_trust && !state.provider.authorization().trusts_the_same(sealed, request);
    entries.confirmed_trust &= !forgets_trust;
    let error = match answer {
        Some(CHANGED) => Some(None),
        Some(routes::ERRORS) => request.offer.accept(&entries.acceptance()).err().map(Some),
        _ => None,
    };
    let again = error.map(|error| Resubmission { error, entries: &entries });
    let mut response = show(pages, state, request, again.as_ref());
    if forgets_trust {
        response.extensions_mut().insert(Forgotten(TRUST));
    }
    response
}

/// As `app::functions::decide` reads them.
fn entries(entered: &Entered) -> ConsentEntries {
    let field = |name| entered.get(name).unwrap_or_default();
    ConsentEntries {
        duration: GrantDuration::from_form(field("duration")),
        selected: entered.all("optional[]").filter_map(|scope| scope.parse().ok()).collect(),
        confirmed_trust: field(TRUST) == "yes",
        message: field("message").to_owned(),
        company: None,
    }
}
