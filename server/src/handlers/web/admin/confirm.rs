//! What is asked once more before an app is taken from others: removed for
//! everyone, for one person, or blocked.

use app::pages::confirm::{ConfirmPage, Understand};
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::client::Client;
use oauth::id::GrantId;

use super::app::{client_of, done_with};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

fn about(path: &str, client: &Client) -> String {
    routes::about_company_app(path, client.id.as_str())
}

pub(crate) async fn remove_for_everyone(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let details =
        state.provider.administration().company_app(&user.signed_in, &client_of(&query)).await?;
    let client = &details.app.client;
    let question =
        localizer.t_args("admin-confirm-remove-all", &[("app", client.display_name().into())]);
    let people = [("people", details.app.people.into())];
    Ok(ask(
        &user,
        ConfirmPage {
            question,
            consequences: vec![
                localizer.t_args("admin-confirm-remove-all-text", &people),
                localizer.t("admin-confirm-reconnect"),
            ],
            keep: localizer.t("app-keep"),
            back: about(routes::ADMIN_APP, client),
            act: localizer.t("admin-remove-all"),
            form: user.form(about(routes::ADMIN_APP_REMOVE, client)),
            understand: Understand::Implied,
        },
    ))
}

pub(crate) async fn remove_for_everyone_now(
    State(state): State<AppState>,
    Query(query): Query,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN)?;
    let id = client_of(&query);
    state.provider.administration().remove_for_everyone(form.user.caller(), &id).await?;
    Ok(done_with(&id, "removed"))
}

pub(crate) async fn block(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let details =
        state.provider.administration().company_app(&user.signed_in, &client_of(&query)).await?;
    let client = &details.app.client;
    let question =
        localizer.t_args("admin-confirm-block", &[("app", client.display_name().into())]);
    Ok(ask(
        &user,
        ConfirmPage {
            question,
            consequences: vec![localizer.t("admin-block-text")],
            keep: localizer.t("admin-confirm-cancel"),
            back: about(routes::ADMIN_APP, client),
            act: localizer.t("admin-block"),
            form: user.form(about(routes::ADMIN_APP_BLOCK, client)),
            understand: Understand::Implied,
        },
    ))
}

pub(crate) async fn block_now(
    State(state): State<AppState>,
    Query(query): Query,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN)?;
    let id = client_of(&query);
    state.provider.administration().block_app(form.user.caller(), &id).await?;
    Ok(done_with(&id, "blocked"))
}

pub(crate) async fn remove_for_person(
    State(state): State<AppState>,
    Path(id): Path<String>,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let id = GrantId::new(id);
    let (client, person) =
        state.provider.administration().company_grant(&user.signed_in, &id).await?;
    let who = person.full_name();
    let both = [("app", client.display_name().into()), ("name", who.as_str().into())];
    Ok(ask(
        &user,
        ConfirmPage {
            question: localizer.t_args("admin-confirm-remove-one", &both),
            consequences: vec![
                localizer.t_args("admin-confirm-remove-one-text", &[("name", who.as_str().into())]),
            ],
            keep: localizer.t("app-keep"),
            back: about(routes::ADMIN_APP, &client),
            act: localizer.t_args("admin-remove-for", &[("name", who.into())]),
            form: user.form(routes::admin_grant_remove(&id)),
            understand: Understand::Implied,
        },
    ))
}

pub(crate) async fn remove_for_person_now(
    State(state): State<AppState>,
    Path(id): Path<String>,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN)?;
    let removed = state
        .provider
        .administration()
        .remove_for_user(form.user.caller(), &GrantId::new(id))
        .await;
    Ok(see_other(routes::about_company_app(routes::ADMIN_APP, removed?.as_str())))
}

fn ask(user: &AuthenticatedUser, page: ConfirmPage) -> Response {
    user.pages().show(page)
}
