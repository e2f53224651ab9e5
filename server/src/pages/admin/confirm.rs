//! What is asked once more before an app is taken from others: removed for
//! everyone, for one person, or blocked.

use app::page::Page;
use app::pages::confirm::{ConfirmPage, Understand};
use app::present::admin::{app_path, remove_grant_path};
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
    let words = person.visit.words();
    let details = match state.provider.company_app(&person.signed_in, &client_of(&uri)).await {
        Ok(details) => details,
        Err(error) => return refused(&person, error),
    };
    let client = &details.app.client;
    let question =
        words.say_with("admin-confirm-remove-all", &[("app", client.display_name().into())]);
    let people = [("people", details.app.people.into())];
    Ok(ask(
        &person,
        ConfirmPage {
            question,
            consequences: vec![
                words.say_with("admin-confirm-remove-all-text", &people),
                words.say("admin-confirm-reconnect"),
            ],
            keep: words.say("app-keep"),
            back: app_path(paths::ADMIN_APP, &client.id),
            act: words.say("admin-remove-all"),
            form: person.form(app_path(paths::ADMIN_APP_REMOVE, &client.id)),
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
    let words = person.visit.words();
    let details = match state.provider.company_app(&person.signed_in, &client_of(&uri)).await {
        Ok(details) => details,
        Err(error) => return refused(&person, error),
    };
    let client = &details.app.client;
    let question = words.say_with("admin-confirm-block", &[("app", client.display_name().into())]);
    Ok(ask(
        &person,
        ConfirmPage {
            question,
            consequences: vec![words.say("admin-block-text")],
            keep: words.say("admin-confirm-cancel"),
            back: app_path(paths::ADMIN_APP, &client.id),
            act: words.say("admin-block"),
            form: person.form(app_path(paths::ADMIN_APP_BLOCK, &client.id)),
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
    let words = person.visit.words();
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
            question: words.say_with("admin-confirm-remove-one", &both),
            consequences: vec![
                words.say_with("admin-confirm-remove-one-text", &[("name", who.as_str().into())]),
            ],
            keep: words.say("app-keep"),
            back: app_path(paths::ADMIN_APP, &client.id),
            act: words.say_with("admin-remove-for", &[("name", who.into())]),
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
        Ok(client) => Ok(see_other(&app_path(paths::ADMIN_APP, &client))),
        Err(error) => refused(&person, error),
    }
}

fn ask(person: &Person, page: ConfirmPage) -> Response {
    person.pages().show(Page::Confirm(Box::new(page)))
}
