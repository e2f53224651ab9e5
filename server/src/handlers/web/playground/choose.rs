//! Step 1: what the app asks for.

use app::components::form::PostForm;
use app::i18n::Localizer;
use app::pages::playground::choose::{ChooseStep, PracticeApp, ScopeChoice};
use axum::extract::{OriginalUri, State};
use axum::response::Response;
use oauth::client::Requirement;
use oauth::parameters::Parameters;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use provider::playground::PlaygroundClient;

use super::{CLIENT, client, named, pages_of_the_app, show};
use crate::http::page_error::PageError;
use crate::http::request_context::RequestContext;
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, PageError> {
    let pages = pages_of_the_app(&state, context);
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let playground = match client(&state, &pages, named(&query).as_ref()).await? {
        Ok(playground) => playground,
        Err(page) => return Ok(page),
    };
    let ticked = playground.client.default_scopes();
    Ok(show(&pages, step(pages.localizer(), &state, &playground, &ticked, None)))
}

pub(super) fn step(
    localizer: Localizer,
    state: &AppState,
    playground: &PlaygroundClient,
    ticked: &ScopeSet,
    error: Option<String>,
) -> ChooseStep {
    let client = &playground.client;
    ChooseStep {
        form: PostForm::new(routes::PLAYGROUND_REQUEST).with(CLIENT, client.id.as_str()),
        app: PracticeApp {
            name: client.display_name(),
            note: client.display_description().unwrap_or_default(),
        },
        scopes: state
            .provider
            .catalogue()
            .scopes()
            .iter()
            .filter_map(|entry| {
                let registered = client.scope(&entry.scope)?;
                Some(ScopeChoice {
                    id: entry.scope.to_string(),
                    prompt: entry.words(localizer.language()).prompt.clone(),
                    level: entry.level,
                    admin: entry.required_role == Some(Role::Administrator),
                    note: (registered.requirement == Requirement::Required)
                        .then(|| localizer.t("play-choose-required")),
                    selected: ticked.contains(&entry.scope),
                })
            })
            .collect(),
        error,
    }
}
