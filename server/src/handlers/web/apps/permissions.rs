//! What an app asks for, and why.

use app::components::error_summary::Fault as FormFault;
use app::pages::apps::AppsPage;
use app::present::apps::{AppStep, forms};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use provider::apps::AppDetails;

use super::form::AppForm;
use super::{show, steps_of, view, write};
use crate::http::{AuthenticatedUser, PageResult};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    user: AuthenticatedUser,
) -> PageResult {
    view(&state, &user, id, page).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    let read = |draft: &mut AppDraft| forms::read_permissions(&form.sent, &state.provider, draft);
    write(&state, &form, (AppStep::Permissions, Step::Permissions), read, page).await
}

fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    details: &AppDetails,
    faults: Vec<FormFault>,
) -> Response {
    let steps = steps_of(user, details, AppStep::Permissions);
    let to = user.form(routes::app_permissions(&details.app.id));
    let (provider, words, draft) = (&state.provider, user.context.words(), &details.app.draft);
    let page = forms::permissions_page(provider, words, steps, to, draft, faults);
    show(user, AppsPage::Permissions(page))
}
