use app::pages::apps::sign_in::form::read_sign_in;
use app::pages::apps::sign_in::present::SignInPage;
use app::pages::apps::steps::AppStep;
use axum::extract::State;
use axum::response::Response;
use oauth::client::app::draft::Step;

use super::form::{AppForm, AppView};
use super::{Asked, Edited, show, view, write};
use crate::http::PageResult;
use crate::state::AppState;

const SIGN_IN: Edited = Edited { here: AppStep::SignIn, step: Step::SignIn, page };

pub(crate) async fn get(State(state): State<AppState>, app: AppView) -> PageResult {
    view(&state, app, &SIGN_IN).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    write(&state, form, &SIGN_IN, read_sign_in).await
}

fn page(asked: Asked<'_>) -> Response {
    let Asked { user, details, frame, form, faults, .. } = asked;
    let localizer = user.context.localizer();
    show(user, SignInPage::new(localizer, &details.app.draft, frame, form, faults))
}
