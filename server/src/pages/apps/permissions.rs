//! What an app asks for, and why.

use app::components::error_summary::FormError;
use app::pages::apps::permissions::form::read_permissions;
use app::pages::apps::permissions::present::permissions_page;
use app::pages::apps::steps::AppStep;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::app::draft::{AppDraft, Step};
use oauth::id::ClientId;
use provider::apps::AppDetails;

use super::form::AppForm;
use super::{form_to, page_errors, refused, show, steps_of, write};
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /apps/{app}/permissions`.
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

/// `POST /apps/{app}/permissions`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let step = (AppStep::Permissions, Step::Permissions);
    let read = |draft: &mut AppDraft| read_permissions(&sent, &state.provider, draft);
    match write(&state, &person, &id, step, read).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(details)) => {
            let errors = page_errors(&state, &person, &details.errors, Step::Permissions);
            Ok(page(&state, &person, &details, errors))
        }
        Err(error) => refused(&person.pages(), error),
    }
}

fn page(
    state: &AppState,
    person: &Person,
    details: &AppDetails,
    errors: Vec<FormError>,
) -> Response {
    let steps = steps_of(person, details, AppStep::Permissions);
    let to = form_to(person, &details.app.id, "permissions");
    let (provider, localizer, draft) =
        (&state.provider, person.visit.localizer(), &details.app.draft);
    let page = permissions_page(provider, localizer, steps, to, draft, errors);
    show(person, page)
}
