use oauth::authorize::Delivery;
use oauth::consent::offer::AcceptError;
use provider::authorization::begin_authorization::SignInReason;
use provider::authorization::choose_company::CompanyQuestion;
use provider::authorization::consent_request::ConsentRequest;
use provider::authorization::decide::{ConsentEntries, DecideError, DecisionOutcome, WayBack};
use provider::error::ProviderError;

use crate::components::return_to_app::{ReturnTo, WayToApp};
use crate::i18n::{Localizer, date};
use crate::pages::error::present::{ErrorCase, ErrorPage, rejection_page};
use crate::pages::outcome::OutcomePage;

pub enum DecisionResponse {
    Answer(Delivery),
    Outcome(Box<OutcomePage>),
    Error(Box<ErrorPage>),
    Resubmit {
        /// `None`: what was shown has changed since.
        error: Option<AcceptError>,
        request: Box<ConsentRequest>,
        entries: Box<ConsentEntries>,
    },
    /// The page that asks for the company alone, again.
    ChooseCompany(Box<CompanyQuestion>),
    /// The request of this query.
    ShowRequest {
        query: String,
    },
    /// The sign-in page, and then the request of this query again.
    SignInAgain {
        query: String,
        reason: SignInReason,
    },
    Internal(ProviderError),
}

/// `request_path` makes a request's path from its query.
pub fn decision_response(
    localizer: Localizer,
    outcome: Result<DecisionOutcome, DecideError>,
    request_path: impl Fn(&str) -> String,
) -> DecisionResponse {
    let outcome_page = |page| DecisionResponse::Outcome(Box::new(page));
    let error_page = |page| DecisionResponse::Error(Box::new(page));
    match outcome {
        Ok(DecisionOutcome::Answer(delivery)) => DecisionResponse::Answer(delivery),
        Ok(DecisionOutcome::DeviceAnswered { client_name, allowed }) => {
            outcome_page(OutcomePage::DeviceAnswered { app: client_name, allowed })
        }
        Ok(DecisionOutcome::RefusedOnOurPage { client_name, way_back }) => {
            outcome_page(OutcomePage::NotAllowed {
                app: client_name,
                return_to: way_back.map(return_to),
            })
        }
        Ok(DecisionOutcome::AdministratorAsked { client_name, company_name, way_back }) => {
            outcome_page(OutcomePage::AdministratorAsked {
                app: client_name,
                company: company_name,
                return_to: way_back.map(return_to),
            })
        }
        Ok(DecisionOutcome::ShowRequest { query }) => DecisionResponse::ShowRequest { query },
        Err(DecideError::CompanyMissing { again }) => DecisionResponse::ChooseCompany(again),
        Err(DecideError::CompanyEnded { company_name, query }) => {
            outcome_page(OutcomePage::CompanyEnded {
                company: company_name,
                review: request_path(&query),
            })
        }
        Err(DecideError::SignInAgain { query, reason }) => {
            DecisionResponse::SignInAgain { query, reason }
        }
        Err(DecideError::AlreadyAnswered { allowed, at }) => {
            outcome_page(OutcomePage::AlreadyAnswered { allowed, time: date::clock(localizer, at) })
        }
        Err(DecideError::RequestExpired { client_name }) => outcome_page(OutcomePage::Expired {
            app: client_name.unwrap_or_else(|| localizer.t("the-app")),
        }),
        Err(DecideError::AccountChanged { now, query }) => {
            outcome_page(OutcomePage::AccountChanged {
                name: now.user.full_name(),
                review: request_path(&query),
            })
        }
        Err(DecideError::FormExpired { query: Some(query) }) => {
            let again = request_path(&query);
            error_page(ErrorPage::new(ErrorCase::form_expired(again)))
        }
        Err(DecideError::FormExpired { query: None }) => {
            error_page(ErrorPage::new(ErrorCase::Forbidden))
        }
        Err(DecideError::Refused(refused)) => error_page(rejection_page(localizer, &refused)),
        Err(DecideError::Incomplete { error, again, entries }) => {
            DecisionResponse::Resubmit { error: Some(error), request: again, entries }
        }
        Err(DecideError::Changed { again, entries }) => {
            DecisionResponse::Resubmit { error: None, request: again, entries }
        }
        Err(DecideError::Internal(error)) => DecisionResponse::Internal(error),
    }
}

fn return_to(way_back: WayBack) -> ReturnTo {
    ReturnTo { way: WayToApp::from(way_back.delivery), host: way_back.destination.host_and_port }
}
