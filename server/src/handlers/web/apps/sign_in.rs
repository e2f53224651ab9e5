use app::components::error_summary::FormError as FormFault;
use app::pages::apps::sign_in::form::read_sign_in;
use app::pages::apps::sign_in::present::SignInPage;
use app::pages::apps::steps::AppStep;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::client::app::draft::Step;
use oauth::id::ClientId;
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
    let answered = entered.answered(&query).map(|_| Step::SignIn);
    view(&state, user, id, answered, page).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    write(&state, form, (AppStep::SignIn, Step::SignIn), read_sign_in, page).await
}

fn page(
    _: &AppState,
    user: &AuthenticatedUser,
    details: &AppDetails,
    faults: Vec<FormFault>,
) -> Response {
    let frame = frame_of(user, details, AppStep::SignIn);
    let form = draft_form(user, routes::app_sign_in(&details.app.id), details);
    let localizer = user.context.localizer();
    show(user, SignInPage::new(localizer, &details.app.draft, frame, form, faults))
}
