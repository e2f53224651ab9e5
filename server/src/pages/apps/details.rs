//! One app: registered, saved, offered.

use app::components::error_summary::Fault as FormFault;
use app::pages::apps::AppsPage;
use app::pages::apps::details::AppDetailsPage;
use app::present::apps::{app_path, details};
use app::present::credentials;
use axum::extract::{OriginalUri, Path, State};
use axum::response::Response;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::apps::AppError;

use super::form::AppForm;
use super::{form_to, refused, show};
use crate::pages::credentials::{FORM, token_endpoint};
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// The parameter that says what has just been done.
const DONE: &str = "done";

/// `GET /apps/{app}`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let done = query.get(DONE).map(|_| person.visit.words().say("partner-done-saved"));
    page(&state, &person, &ClientId::new(id), done, Vec::new()).await
}

/// The app's page, with what was just done, or what is wrong.
pub(super) async fn page(
    state: &AppState,
    person: &Person,
    id: &ClientId,
    done: Option<String>,
    faults: Vec<FormFault>,
) -> Result<Response, Fault> {
    let (provider, words) = (&state.provider, person.visit.words());
    let found = match provider.app_details(&person.signed_in, id).await {
        Ok(found) => found,
        Err(error) => return refused(&person.pages(), error),
    };
    let playable =
        if state.playground { provider.playground_client(Some(id)).await? } else { None };
    let playground = playable.map(|_| format!("{}?client={id}", paths::PLAYGROUND));
    let to = |page: &str| form_to(person, id, page);
    let page = details::page(provider, words, &found, playground, to);
    Ok(show(person, AppsPage::Details(Box::new(AppDetailsPage { done, faults, ..page }))))
}

/// `POST /apps/{app}/register`: shows the secret, if there is one.
pub(crate) async fn register(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let mark = sent.get(FORM).unwrap_or_default();
    match state.provider.register_app(&person.signed_in, &id, mark).await {
        Ok(Some(made)) => {
            let token_endpoint = token_endpoint(&state);
            let page = credentials::once(person.visit.words(), made, token_endpoint);
            Ok(show(&person, AppsPage::Once(page)))
        }
        // Without a secret, or registered before, in this tab or another: its page says so.
        Ok(None) | Err(AppError::DoneBefore) => Ok(see_other(&app_path(&id))),
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/save`.
pub(crate) async fn save(
    State(state): State<AppState>,
    AppForm { person, id, .. }: AppForm,
) -> Result<Response, Fault> {
    let saved = state.provider.change_app(&person.signed_in, &id).await;
    went(&person, &id, saved.map(drop))
}

/// `POST /apps/{app}/submit`.
pub(crate) async fn submit(
    State(state): State<AppState>,
    AppForm { person, id, .. }: AppForm,
) -> Result<Response, Fault> {
    went(&person, &id, state.provider.submit_app(&person.signed_in, &id).await)
}

/// `POST /apps/{app}/withdraw`.
pub(crate) async fn withdraw(
    State(state): State<AppState>,
    AppForm { person, id, .. }: AppForm,
) -> Result<Response, Fault> {
    went(&person, &id, state.provider.withdraw_app(&person.signed_in, &id).await)
}

/// Back to the app's page, which says that it was done.
pub(super) fn went(
    person: &Person,
    id: &ClientId,
    result: Result<(), AppError>,
) -> Result<Response, Fault> {
    match result {
        Ok(()) => Ok(see_other(&format!("{}?{DONE}=saved", app_path(id)))),
        Err(error) => refused(&person.pages(), error),
    }
}
