//! Step 1: what the app asks for.

use app::components::form::PostForm;
use app::i18n::Localizer;
use app::pages::playground::choose::{ChooseStep, PracticeApp, ScopeChoice};
use axum::extract::State;
use oauth::client::Requirement;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use provider::playground::PlaygroundClient;

use super::{AppPages, CLIENT, client, named};
use crate::http::{PageResult, Query};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    AppPages(pages): AppPages,
    Query(query): Query,
) -> PageResult {
    let playground = client(&state, named(&query).as_ref()).await?;
    let required =
        playground.client.scopes.iter().filter(|entry| entry.requirement == Requirement::Required);
    let required: ScopeSet = required.map(|entry| entry.scope.clone()).collect();
    let ticked = playground.client.default_scopes().union(&required);
    Ok(pages.show(step(pages.localizer(), &state, &playground, &ticked, None)))
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
