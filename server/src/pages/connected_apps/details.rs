//! One connected app.

use app::pages::connected_apps::details::present::connected_app_page;
use app::pages::error::present::ErrorCase;
use app::pages::permissions::Permissions;
use app::routes::grant_path;
use axum::extract::{OriginalUri, Path, State};
use axum::response::Response;
use oauth::id::GrantId;
use oauth::parameters::Parameters;
use oauth::scope::Scope;
use provider::connected_apps::{HistoryEntry, ScopeEvent};

use super::REMOVED;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /connected-apps/{grant}`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let pages = person.pages();
    let localizer = pages.localizer();
    let found = provider.connected_app(&person.signed_in, &GrantId::new(id)).await?;
    let Some(details) = found else { return Ok(pages.error_case(ErrorCase::NotFound)) };
    let grant = &details.app.record.grant;
    let action = format!("{}/remove-permission", grant_path(grant));
    let company = &person.signed_in.company.name;
    let mut page = connected_app_page(provider, localizer, company, &details, |scope| {
        person.form(&action).with("scope", scope)
    });
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let removed = parameters.get(REMOVED).and_then(|scope| scope.parse::<Scope>().ok());
    let was_removed = |scope: &Scope| {
        let removed = |entry: &HistoryEntry| matches!(entry.event, ScopeEvent::Removed { .. });
        details.history.iter().any(|entry| entry.scope == *scope && removed(entry))
    };
    page.done = removed.filter(was_removed).map(|scope| {
        let permission = Permissions::of(provider, &details.app.client, localizer).prompt(&scope);
        let app = details.app.client.display_name();
        localizer.t_args(
            "apps-permission-removed",
            &[("permission", permission.into()), ("app", app.into())],
        )
    });
    Ok(pages.show(page))
}
