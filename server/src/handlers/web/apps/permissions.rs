use app::pages::apps::permissions::form::read_permissions;
use app::pages::apps::permissions::present::permissions_page;
use app::pages::apps::steps::AppStep;
use axum::extract::State;
use axum::response::Response;
use oauth::client::app::draft::{AppDraft, Step};
use oauth::parameters::Parameters;

use super::form::{AppForm, AppView};
use super::{Asked, Edited, show, view, write};
use crate::http::PageResult;
use crate::state::AppState;

const PERMISSIONS: Edited = Edited { here: AppStep::Permissions, step: Step::Permissions, page };

pub(crate) async fn get(State(state): State<AppState>, app: AppView) -> PageResult {
    view(&state, app, &PERMISSIONS).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    let read = |sent: &Parameters, draft: &mut AppDraft| {
        read_permissions(sent, &state.provider, draft);
    };
    write(&state, form, &PERMISSIONS, read).await
}

fn page(asked: Asked<'_>) -> Response {
    let Asked { state, user, details, frame, form, faults } = asked;
    let (provider, localizer, draft) =
        (&state.provider, user.context.localizer(), &details.app.draft);
    let page = permissions_page(provider, localizer, frame, form, draft, faults);
    show(user, page)
}
