use app::components::error_summary::FormError as FormFault;
use app::pages::apps::addresses::form::read_addresses;
use app::pages::apps::addresses::present::AddressesPage;
use app::pages::apps::steps::AppStep;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::client::app::draft::Step;
use oauth::id::ClientId;
use provider::clients::apps::AppDetails;
use routes::UrlBuilder;

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
    let answered = entered.answered(&query).map(|_| Step::Addresses);
    view(&state, user, id, answered, page).await
}

pub(crate) async fn post(State(state): State<AppState>, form: AppForm) -> PageResult {
    write(&state, form, (AppStep::Addresses, Step::Addresses), read_addresses, page).await
}

fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    details: &AppDetails,
    faults: Vec<FormFault>,
) -> Response {
    let issuer = &state.provider.settings().issuer;
    let callback = || UrlBuilder::at(issuer, routes::PLAYGROUND_CALLBACK).into();
    let page = AddressesPage {
        frame: frame_of(user, details, AppStep::Addresses),
        form: draft_form(user, routes::app_addresses(&details.app.id), details),
        errors: faults,
        redirect_uris: details.app.draft.redirect_uris.clone(),
        response_modes: details.app.draft.used_response_modes(),
        playground: state.playground.then(callback),
    };
    show(user, page)
}
