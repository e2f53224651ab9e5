//! What became of an answer, as a page.

use oauth::authorize::Delivery;
use oauth::consent::AcceptError;
use oauth::grant::GrantDuration;
use oauth::scope::ScopeSet;
use provider::consent_request::ConsentRequest;
use provider::decide::{DecideError, Decided, WayBack};
use provider::error::ProviderError;

use super::{date, refusal};
use crate::components::return_to_app::{ReturnTo, WayToApp};
use crate::page::Page;
use crate::pages::error::{ErrorCase, ErrorPage};
use crate::pages::outcome::OutcomePage;
use crate::words::Words;

/// What the browser is sent: elsewhere, or a page.
pub enum Shown {
    /// The app's answer.
    Answer(Delivery),
    /// A page of ours.
    Page(Page),
    /// The consent page once more.
    Again {
        /// What is missing.
        error: AcceptError,
        /// The request, sealed anew.
        request: Box<ConsentRequest>,
        /// What was ticked.
        ticked: ScopeSet,
        /// The duration that was chosen.
        duration: GrantDuration,
    },
    /// The sign-in page, and then the request of this query again.
    SignInAgain(String),
    /// A fault of ours.
    Fault(ProviderError),
}

/// Turns the outcome of a decision into what is shown. `request_path` makes a
/// request's path from its query.
pub fn shown(
    words: Words,
    outcome: Result<Decided, DecideError>,
    request_path: impl Fn(&str) -> String,
) -> Shown {
    let outcome_page = |page| Shown::Page(Page::Outcome(Box::new(page)));
    let error_page = |page| Shown::Page(Page::Error(Box::new(page)));
    match outcome {
        Ok(Decided::Answer(delivery)) => Shown::Answer(delivery),
        Ok(Decided::DeviceAnswered { client_name, allowed }) => {
            outcome_page(OutcomePage::DeviceAnswered { app: client_name, allowed })
        }
        Ok(Decided::RefusedOnOurPage { client_name, way_back }) => {
            outcome_page(OutcomePage::NotAllowed {
                app: client_name,
                return_to: way_back.map(return_to),
            })
        }
        Ok(Decided::AdministratorAsked { client_name, company_name, way_back }) => {
            outcome_page(OutcomePage::AdministratorAsked {
                app: client_name,
                company: company_name,
                return_to: way_back.map(return_to),
            })
        }
        Err(DecideError::SignInAgain { query }) => Shown::SignInAgain(query),
        Err(DecideError::AlreadyAnswered { allowed, at }) => {
            outcome_page(OutcomePage::AlreadyAnswered {
                allowed,
                time: Some(date::clock(words, at)),
            })
        }
        Err(DecideError::RequestExpired { client_name }) => outcome_page(OutcomePage::Expired {
            app: client_name.unwrap_or_else(|| words.say("the-app")),
        }),
        Err(DecideError::AccountChanged { now, query }) => {
            outcome_page(OutcomePage::AccountChanged {
                name: now.user.full_name(),
                review: request_path(&query),
            })
        }
        Err(DecideError::FormExpired { query: Some(query) }) => {
            let again = request_path(&query);
            error_page(ErrorPage::new(ErrorCase::FormExpired { again }))
        }
        Err(DecideError::FormExpired { query: None }) => {
            error_page(ErrorPage::new(ErrorCase::Forbidden))
        }
        Err(DecideError::Refused(refused)) => error_page(refusal::on_our_page(words, &refused)),
        Err(DecideError::Incomplete { error, again, ticked, duration }) => {
            Shown::Again { error, request: again, ticked, duration }
        }
        Err(DecideError::Internal(error)) => Shown::Fault(error),
    }
}

fn return_to(way_back: WayBack) -> ReturnTo {
    ReturnTo { way: WayToApp::from(way_back.delivery), host: way_back.destination.host_and_port }
}
