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

use app::components::error_summary::FormError;
use app::components::form::PostForm;
use app::page::Page;
use app::pages::apps::draft_error::draft_error;
use app::pages::apps::steps::{AppStep, app_steps, next_path};
use app::pages::error::present::ErrorCase;
use app::routes::app_page_path;
use axum::response::Response;
use oauth::app::draft::{AppDraft, DraftError, Step};
use oauth::id::ClientId;
use provider::apps::{AppDetails, AppError};

use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, Pages, see_other};
use crate::state::AppState;

fn show(person: &Person, page: impl Page) -> Response {
    person.pages().show(page)
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
    person.form(app_page_path(id, page))
}

/// The steps at the top of one of an app's pages.
fn steps_of(
    person: &Person,
    details: &AppDetails,
    here: AppStep,
) -> app::pages::apps::steps::Steps {
    let has_publisher = details.publisher.is_some();
    app_steps(person.visit.localizer(), Some(&details.app.id), here, &details.errors, has_publisher)
}

/// What is wrong on one page, in words.
fn page_errors(
    state: &AppState,
    person: &Person,
    errors: &[DraftError],
    step: Step,
) -> Vec<FormError> {
    let here = errors.iter().filter(|error| error.step() == step);
    here.map(|error| draft_error(&state.provider, person.visit.localizer(), error)).collect()
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
