//! Where an app's users go back to.

use app::components::error_summary::Fault as FormFault;
use app::pages::apps::AppsPage;
use app::present::apps::{AppStep, forms};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use provider::apps::AppDetails;
use routes::UrlBuilder;

use super::form::AppForm;
use super::{faults, show, steps_of, write};
use crate::http::authenticated_user::AuthenticatedUser;
use crate::http::page_error::PageResult;
use crate::state::AppState;

/// `GET /apps/{app}/addresses`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    user: AuthenticatedUser,
) -> PageResult {
    let id = ClientId::new(id);
    let details = state.provider.app_details(&user.signed_in, &id).await?;
    Ok(page(&state, &user, &details, Vec::new()))
}

/// `POST /apps/{app}/addresses`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let step = (AppStep::Addresses, Step::Addresses);
    let read = |draft: &mut AppDraft| forms::read_addresses(&sent, draft);
    match write(&state, &user, &id, step, read).await? {
        Ok(response) => Ok(response),
        Err(details) => {
            let faults = faults(&state, &user, &details.errors, Step::Addresses);
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
    let steps = steps_of(user, details, AppStep::Addresses);
    let to = user.form(routes::app_addresses(&details.app.id));
    let issuer = &state.provider.settings().issuer;
    let callback = || UrlBuilder::at(issuer, routes::PLAYGROUND_CALLBACK).into();
    let playground = state.demo.0.then(callback);
    let draft = &details.app.draft;
    show(user, AppsPage::Addresses(forms::addresses_page(steps, to, draft, playground, faults)))
}
