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
pub(crate) mod sign_in;

use app::components::error_summary::FormError as FormFault;
use app::components::form::PostForm;
use app::page::Page;
use app::pages::apps::draft_error::draft_error;
use app::pages::apps::frame::{AppFrame, frame};
use app::pages::apps::steps::{AppStep, next_path};
use app::pages::error::present::ErrorCase;
use axum::response::Response;
use oauth::client::app::draft::{AppDraft, DraftError, Step};
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::clients::apps::{AppDetails, AppError};

use self::form::AppForm;
use crate::http::{
    AuthenticatedUser, PageError, PageResult, see_other, seen_version, with_version,
};
use crate::state::AppState;

fn show(user: &AuthenticatedUser, page: impl Page) -> Response {
    user.pages().show(page)
}

fn form_to(user: &AuthenticatedUser, id: &ClientId, page: &str) -> PostForm {
    user.form(format!("{}/{page}", routes::app(id)))
}

fn frame_of(user: &AuthenticatedUser, details: &AppDetails, here: AppStep) -> AppFrame {
    frame(user.context.localizer(), details, here)
}

fn faults(
    state: &AppState,
    user: &AuthenticatedUser,
    errors: &[DraftError],
    step: Step,
) -> Vec<FormFault> {
    let here = errors.iter().filter(|error| error.step() == step);
    here.map(|error| draft_error(&state.provider, user.context.localizer(), error)).collect()
}

type StepPage = fn(&AppState, &AuthenticatedUser, &AppDetails, Vec<FormFault>) -> Response;

/// `answered`: with what is wrong in this step, for the page answered its form.
async fn view(
    state: &AppState,
    user: AuthenticatedUser,
    id: ClientId,
    answered: Option<Step>,
    page: StepPage,
) -> PageResult {
    let details = state.provider.clients().app_details(&user.signed_in, &id).await?;
    Ok(match answered {
        Some(step) => {
            let faults = faults(state, &user, &details.errors, step);
            page(state, &user.answering(routes::ERRORS), &details, faults)
        }
        None => page(state, &user, &details, Vec::new()),
    })
}

/// `again` is the path of what another person has edited meanwhile, if that is why.
fn refused(error: AppError, again: &str) -> PageError {
    match error {
        AppError::EditedMeanwhile => ErrorCase::EditedMeanwhile { again: again.to_owned() }.into(),
        other => other.into(),
    }
}

/// A form to one of the app's pages, which edits the draft.
fn draft_form(user: &AuthenticatedUser, path: String, details: &AppDetails) -> PostForm {
    with_version(user.form(path), details.app.version)
}

async fn write(
    state: &AppState,
    AppForm { user, id, sent }: AppForm,
    step: (AppStep, Step),
    write: impl FnOnce(&Parameters, &mut AppDraft),
    page: StepPage,
) -> PageResult {
    let provider = &state.provider;
    let write = |draft: &mut AppDraft| write(&sent, draft);
    let written = provider.clients().write_app(&user.signed_in, &id, seen_version(&sent), write);
    written.await.map_err(|error| refused(error, &routes::app(&id)))?;
    let details = provider.clients().app_details(&user.signed_in, &id).await?;
    let faults = faults(state, &user, &details.errors, step.1);
    if faults.is_empty() {
        return Ok(see_other(next_path(&id, step.0, details.client.is_some())));
    }
    Ok(page(state, &user.answering(routes::ERRORS), &details, faults))
}
