use app::components::error_summary::FormError as FormFault;
use app::pages::apps::permissions::form::read_permissions;
use app::pages::apps::permissions::present::permissions_page;
use app::pages::apps::steps::AppStep;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::client::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::clients::apps::AppDetails;

use super::form::AppForm;
use super::{draft_form, frame_of, show, view, write};
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, Query};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    let answered = entered.answered(&query).map(|_| Step::Permissions);
    view(&state, user, id, answered, page).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    let read = |sent: &Parameters, draft: &mut AppDraft| {
        read_permissions(sent, &state.provider, draft);
    };
    write(&state, form, (AppStep::Permissions, Step::Permissions), read, page).await
}

fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    details: &AppDetails,
    faults: Vec<FormFault>,
) -> Response {
    let frame = frame_of(user, details, AppStep::Permissions);
    let to = draft_form(user, routes::app_permissions(&details.app.id), details);
    let (provider, localizer, draft) =
        (&state.provider, user.context.localizer(), &details.app.draft);
    let page = permissions_page(provider, localizer, frame, to, draft, faults);
    show(user, page)
}
