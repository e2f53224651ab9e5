//! What an app asks for, and why.

use app::components::error_summary::Fault as FormFault;
use app::pages::apps::AppsPage;
use app::present::apps::{AppStep, forms};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use provider::apps::AppDetails;

use super::form::AppForm;
use super::{faults, show, steps_of, write};
use crate::http::authenticated_user::AuthenticatedUser;
use crate::http::page_error::PageResult;
use crate::state::AppState;

/// `GET /apps/{app}/permissions`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    user: AuthenticatedUser,
) -> PageResult {
    let id = ClientId::new(id);
    let details = state.provider.app_details(&user.signed_in, &id).await?;
    Ok(page(&state, &user, &details, Vec::new()))
}

/// `POST /apps/{app}/permissions`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let step = (AppStep::Permissions, Step::Permissions);
    let read = |draft: &mut AppDraft| forms::read_permissions(&sent, &state.provider, draft);
    match write(&state, &user, &id, step, read).await? {
        Ok(response) => Ok(response),
        Err(details) => {
            let faults = faults(&state, &user, &details.errors, Step::Permissions);
            Ok(page(&state, &user, &details, faults))
        }
    }
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
