use app::pages::apps::addresses::form::read_addresses;
use app::pages::apps::addresses::present::AddressesPage;
use app::pages::apps::steps::AppStep;
use axum::extract::State;
use axum::response::Response;
use oauth::client::app::draft::Step;
use routes::UrlBuilder;

use super::form::{AppForm, AppView};
use super::{Asked, Edited, show, view, write};
use crate::http::PageResult;
use crate::state::AppState;

const ADDRESSES: Edited = Edited { here: AppStep::Addresses, step: Step::Addresses, page };

pub(crate) async fn get(State(state): State<AppState>, app: AppView) -> PageResult {
    view(&state, app, &ADDRESSES).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    write(&state, form, &ADDRESSES, read_addresses).await
}

fn page(asked: Asked<'_>) -> Response {
    let Asked { state, user, details, frame, form, faults } = asked;
    let issuer = &state.provider.settings().issuer;
    let callback = || UrlBuilder::at(issuer, routes::PLAYGROUND_CALLBACK).into();
    let page = AddressesPage {
        frame,
        form,
        errors: faults,
        redirect_uris: details.app.draft.redirect_uris.clone(),
        response_modes: details.app.draft.used_response_modes(),
        playground: state.playground.then(callback),
    };
    show(user, page)
}
