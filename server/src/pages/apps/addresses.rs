//! Where an app's users go back to.

use app::components::error_summary::Fault as FormFault;
use app::pages::apps::AppsPage;
use app::present::apps::{AppStep, forms};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use provider::apps::AppDetails;

use super::form::AppForm;
use super::{faults, form_to, refused, show, steps_of, write};
use crate::paths;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /apps/{app}/addresses`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    let id = ClientId::new(id);
    match state.provider.app_details(&person.signed_in, &id).await {
        Ok(details) => Ok(page(&state, &person, &details, Vec::new())),
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/addresses`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let step = (AppStep::Addresses, Step::Addresses);
    let read = |draft: &mut AppDraft| forms::read_addresses(&sent, draft);
    match write(&state, &person, &id, step, read).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(details)) => {
            let faults = faults(&state, &person, &details.errors, Step::Addresses);
            Ok(page(&state, &person, &details, faults))
        }
        Err(error) => refused(&person.pages(), error),
    }
}

fn page(
    state: &AppState,
    person: &Person,
    details: &AppDetails,
    faults: Vec<FormFault>,
) -> Response {
    let steps = steps_of(person, details, AppStep::Addresses);
    let to = form_to(person, &details.app.id, "addresses");
    let playground = state
        .playground
        .then(|| format!("{}{}", state.provider.settings().issuer, paths::PLAYGROUND_CALLBACK));
    let draft = &details.app.draft;
    show(person, AppsPage::Addresses(forms::addresses_page(steps, to, draft, playground, faults)))
}
