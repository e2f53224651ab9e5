use app::components::error_summary::FormError as FormFault;
use app::pages::apps::about::form::read_about;
use app::pages::apps::about::present::about_page;
use app::pages::apps::frame::first_frame;
use app::pages::apps::steps::{AppStep, next_path};
use axum::extract::State;
use axum::response::Response;
use oauth::client::app::draft::{AppDraft, Step};
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::clients::apps::AppError;

use super::form::{AppForm, AppView};
use super::{Asked, Edited, faults, show, view, write};
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

pub(crate) async fn new(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    if user.signed_in.membership.role != Role::Administrator {
        return Err(AppError::NotAdministrator.into());
    }
    if let Some((sent, _)) = entered.answered(&query) {
        let user = user.answering(routes::ERRORS);
        let (draft, faults) = read_first(&state, &user, &sent).await?;
        return Ok(first(&user, &draft, faults));
    }
    Ok(first(&user, &AppDraft::default(), Vec::new()))
}

pub(crate) async fn begin(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::NEW_APP)?;
    let user = form.user;
    let (draft, faults) = read_first(&state, &user, &sent).await?;
    if !faults.is_empty() {
        return Ok(first(&user.answering(routes::ERRORS), &draft, faults));
    }
    let id = state.provider.clients().begin_app(&user.signed_in, draft).await?;
    Ok(see_other(next_path(&id, AppStep::About, false)))
}

async fn read_first(
    state: &AppState,
    user: &AuthenticatedUser,
    sent: &Parameters,
) -> Result<(AppDraft, Vec<FormFault>), AppError> {
    let mut draft = AppDraft::default();
    read_about(sent, &mut draft);
    let errors = state.provider.clients().app_draft_errors(&user.signed_in, &draft).await?;
    let faults = faults(state, user, &errors, Step::About);
    Ok((draft, faults))
}

fn first(user: &AuthenticatedUser, draft: &AppDraft, faults: Vec<FormFault>) -> Response {
    let localizer = user.context.localizer();
    let to = user.form(routes::NEW_APP);
    show(user, about_page(localizer, first_frame(localizer), to, draft, false, faults))
}

const ABOUT: Edited = Edited { here: AppStep::About, step: Step::About, page };

pub(crate) async fn get(State(state): State<AppState>, app: AppView) -> PageResult {
    view(&state, app, &ABOUT).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    write(&state, form, &ABOUT, read_about).await
}

fn page(asked: Asked<'_>) -> Response {
    let Asked { user, details, frame, form, faults, .. } = asked;
    let localizer = user.context.localizer();
    let is_registered = details.client.is_some();
    let draft = &details.app.draft;
    show(user, about_page(localizer, frame, form, draft, is_registered, faults))
}
