//! Apps that a company makes for others, one page a file.

pub(crate) mod about;
pub(crate) mod addresses;
pub(crate) mod details;
mod form;
pub(crate) mod list;
pub(crate) mod logo;
pub(crate) mod permissions;
pub(crate) mod preview;
pub(crate) mod publisher;
pub(crate) mod remove;

use app::components::error_summary::Fault as FormFault;
use app::components::form::PostForm;
use app::page::Page;
use app::pages::apps::AppsPage;
use app::pages::error::ErrorCase;
use app::present::apps::{AppStep, below, forms, next_path, steps};
use axum::response::Response;
use oauth::app::draft::{AppDraft, DraftError, Step};
use oauth::id::ClientId;
use provider::apps::{AppDetails, AppError};

use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, Pages, see_other};
use crate::state::AppState;

fn show(person: &Person, page: AppsPage) -> Response {
    person.pages().show(Page::Apps(Box::new(page)))
}

/// Tells a person why their wish was not done.
pub(super) fn refused(pages: &Pages, error: AppError) -> Result<Response, Fault> {
    let case = match error {
        AppError::NotAdministrator => ErrorCase::NotAdministrator,
        AppError::NotFound => ErrorCase::NotFound,
        // A form that was edited, or one of another tab: the pages show what is to do.
        AppError::Unfinished(_) | AppError::NoPublisher | AppError::Refused(_) => {
            ErrorCase::Unreadable
        }
        AppError::DoneBefore => ErrorCase::FormExpired { again: paths::APPS.to_owned() },
        AppError::Internal(error) => return Err(error.into()),
    };
    Ok(pages.error_case(case))
}

/// A form of one app, to be shown.
fn form_to(person: &Person, id: &ClientId, page: &str) -> PostForm {
    person.form(below(id, page))
}

/// The steps at the top of one of an app's pages.
fn steps_of(
    person: &Person,
    details: &AppDetails,
    here: AppStep,
) -> app::pages::apps::steps::Steps {
    let has_publisher = details.publisher.is_some();
    steps(person.visit.words(), Some(&details.app.id), here, &details.errors, has_publisher)
}

/// What is wrong on one page, in words.
fn faults(state: &AppState, person: &Person, errors: &[DraftError], step: Step) -> Vec<FormFault> {
    let here = errors.iter().filter(|error| error.step() == step);
    here.map(|error| forms::fault(&state.provider, person.visit.words(), error)).collect()
}

/// Keeps what a page says, and goes on to the next one, or shows what is wrong.
async fn write(
    state: &AppState,
    person: &Person,
    id: &ClientId,
    step: (AppStep, Step),
    write: impl FnOnce(&mut AppDraft),
) -> Result<Result<Response, AppDetails>, AppError> {
    let provider = &state.provider;
    provider.write_app(&person.signed_in, id, write).await?;
    let details = provider.app_details(&person.signed_in, id).await?;
    if details.errors.iter().any(|error| error.step() == step.1) {
        return Ok(Err(details));
    }
    Ok(Ok(see_other(&next_path(id, step.0))))
}
