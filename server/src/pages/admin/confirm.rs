//! What is asked once more before an app is taken from others: removed for
//! everyone, for one person, or blocked.

use app::pages::confirm::{ConfirmPage, Understand};
use app::routes::{admin_app_path, remove_grant_path};
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::id::GrantId;

use super::app::{client_of, client_of_form, went};
use super::refused;
use crate::paths;
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// `GET /admin/app/remove`.
pub(crate) async fn remove_for_everyone(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let details = match state.provider.company_app(&person.signed_in, &client_of(&uri)).await {
        Ok(details) => details,
        Err(error) => return refused(&person, error),
    };
    let client = &details.app.client;
    let question =
        localizer.t_args("admin-confirm-remove-all", &[("app", client.display_name().into())]);
    let people = [("people", details.app.people.into())];
    Ok(ask(
        &person,
        ConfirmPage {
            question,
            consequences: vec![
                localizer.t_args("admin-confirm-remove-all-text", &people),
                localizer.t("admin-confirm-reconnect"),
            ],
            keep: localizer.t("app-keep"),
            back: admin_app_path(paths::ADMIN_APP, &client.id),
            act: localizer.t("admin-remove-all"),
            form: person.form(admin_app_path(paths::ADMIN_APP_REMOVE, &client.id)),
            understand: Understand::Implied,
        },
    ))
}

/// `POST /admin/app/remove`.
pub(crate) async fn remove_for_everyone_now(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let id = match client_of_form(&person, &uri, &headers, &body) {
        Ok(id) => id,
        Err(page) => return Ok(*page),
    };
    let result = state.provider.remove_for_everyone(&person.signed_in, &id).await;
    went(&person, &id, result, "removed")
}

/// `GET /admin/app/block`.
pub(crate) async fn block(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let details = match state.provider.company_app(&person.signed_in, &client_of(&uri)).await {
        Ok(details) => details,
        Err(error) => return refused(&person, error),
    };
    let client = &details.app.client;
    let question =
        localizer.t_args("admin-confirm-block", &[("app", client.display_name().into())]);
    Ok(ask(
        &person,
        ConfirmPage {
            question,
            consequences: vec![localizer.t("admin-block-text")],
            keep: localizer.t("admin-confirm-cancel"),
            back: admin_app_path(paths::ADMIN_APP, &client.id),
            act: localizer.t("admin-block"),
            form: person.form(admin_app_path(paths::ADMIN_APP_BLOCK, &client.id)),
            understand: Understand::Implied,
        },
    ))
}

/// `POST /admin/app/block`.
pub(crate) async fn block_now(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let id = match client_of_form(&person, &uri, &headers, &body) {
        Ok(id) => id,
        Err(page) => return Ok(*page),
    };
    let result = state.provider.block_app(&person.signed_in, &id).await;
    went(&person, &id, result, "blocked")
}

/// `GET /admin/grants/{grant}/remove`.
pub(crate) async fn remove_for_person(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    let localizer = person.visit.localizer();
    let id = GrantId::new(id);
    let (client, user) = match state.provider.company_grant(&person.signed_in, &id).await {
        Ok(found) => found,
        Err(error) => return refused(&person, error),
    };
    let who = user.full_name();
    let both = [("app", client.display_name().into()), ("name", who.as_str().into())];
    Ok(ask(
        &person,
        ConfirmPage {
            question: localizer.t_args("admin-confirm-remove-one", &both),
            consequences: vec![
                localizer.t_args("admin-confirm-remove-one-text", &[("name", who.as_str().into())]),
            ],
            keep: localizer.t("app-keep"),
            back: admin_app_path(paths::ADMIN_APP, &client.id),
            act: localizer.t_args("admin-remove-for", &[("name", who.into())]),
            form: person.form(remove_grant_path(&id)),
            understand: Understand::Implied,
        },
    ))
}

/// `POST /admin/grants/{grant}/remove`.
pub(crate) async fn remove_for_person_now(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    if let Err(page) = person.read_form(&headers, &body, paths::ADMIN) {
        return Ok(*page);
    }
    match state.provider.remove_for_person(&person.signed_in, &GrantId::new(id)).await {
        Ok(client) => Ok(see_other(&admin_app_path(paths::ADMIN_APP, &client))),
        Err(error) => refused(&person, error),
    }
}

fn ask(person: &Person, page: ConfirmPage) -> Response {
    person.pages().show(page)
}
