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

use self::form::{AppForm, AppView};
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

/// A page that edits a part of an app's draft.
struct Edited {
    here: AppStep,
    step: Step,
    page: fn(Asked<'_>) -> Response,
}

/// What such a page is made of.
struct Asked<'a> {
    state: &'a AppState,
    user: &'a AuthenticatedUser,
    details: &'a AppDetails,
    frame: AppFrame,
    form: PostForm,
    faults: Vec<FormFault>,
}

impl Edited {
    fn show(
        &self,
        state: &AppState,
        user: &AuthenticatedUser,
        details: &AppDetails,
        faults: Vec<FormFault>,
    ) -> Response {
        let frame = frame_of(user, details, self.here);
        let form = with_version(user.form(self.here.path(&details.app.id)), details.app.version);
        (self.page)(Asked { state, user, details, frame, form, faults })
    }
}

/// With what is wrong in this step, where it was answered with the page's form.
async fn view(
    state: &AppState,
    AppView { user, id, is_answered }: AppView,
    edited: &Edited,
) -> PageResult {
    let details = state.provider.clients().app_details(&user.signed_in, &id).await?;
    if !is_answered {
        return Ok(edited.show(state, &user, &details, Vec::new()));
    }
    let faults = faults(state, &user, &details.errors, edited.step);
    Ok(edited.show(state, &user.answering(routes::ERRORS), &details, faults))
}

/// `again` is the path of what another person has edited meanwhile, if that is why.
fn refused(error: AppError, again: &str) -> PageError {
    match error {
        AppError::EditedMeanwhile => ErrorCase::EditedMeanwhile { again: again.to_owned() }.into(),
        other => other.into(),
    }
}

async fn write(
    state: &AppState,
    AppForm { user, id, sent }: AppForm,
    edited: &Edited,
    write: impl FnOnce(&Parameters, &mut AppDraft),
) -> PageResult {
    let provider = &state.provider;
    let write = |draft: &mut AppDraft| write(&sent, draft);
    let written = provider.clients().write_app(&user.signed_in, &id, seen_version(&sent), write);
    written.await.map_err(|error| refused(error, &routes::app(&id)))?;
    let details = provider.clients().app_details(&user.signed_in, &id).await?;
    let faults = faults(state, &user, &details.errors, edited.step);
    if faults.is_empty() {
        return Ok(see_other(next_path(&id, edited.here, details.client.is_some())));
    }
    Ok(edited.show(state, &user.answering(routes::ERRORS), &details, faults))
}
