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
use app::pages::apps::steps::Steps;
use app::present::apps::{AppStep, forms, next_path, steps};
use axum::response::Response;
use oauth::app::draft::{AppDraft, DraftError, Step};
use oauth::id::ClientId;
use provider::apps::AppDetails;

use crate::http::authenticated_user::AuthenticatedUser;
use crate::http::page::see_other;
use crate::http::page_error::PageError;
use crate::state::AppState;

fn show(user: &AuthenticatedUser, page: AppsPage) -> Response {
    user.pages().show(Page::Apps(Box::new(page)))
}

/// A form to one of an app's pages.
fn form_to(user: &AuthenticatedUser, id: &ClientId, page: &str) -> PostForm {
    user.form(format!("{}/{page}", routes::app(id)))
}

/// The steps at the top of one of an app's pages.
fn steps_of(user: &AuthenticatedUser, details: &AppDetails, here: AppStep) -> Steps {
    let has_publisher = details.publisher.is_some();
    steps(user.context.words(), Some(&details.app.id), here, &details.errors, has_publisher)
}

/// What is wrong on one page, in words.
fn faults(
    state: &AppState,
    user: &AuthenticatedUser,
    errors: &[DraftError],
    step: Step,
) -> Vec<FormFault> {
    let here = errors.iter().filter(|error| error.step() == step);
    here.map(|error| forms::fault(&state.provider, user.context.words(), error)).collect()
}

/// Keeps what a page says, and goes on to the next one, or shows what is wrong.
async fn write(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    step: (AppStep, Step),
    write: impl FnOnce(&mut AppDraft),
) -> Result<Result<Response, AppDetails>, PageError> {
    let provider = &state.provider;
    provider.write_app(&user.signed_in, id, write).await?;
    let details = provider.app_details(&user.signed_in, id).await?;
    if details.errors.iter().any(|error| error.step() == step.1) {
        return Ok(Err(details));
    }
    Ok(Ok(see_other(next_path(id, step.0))))
}
