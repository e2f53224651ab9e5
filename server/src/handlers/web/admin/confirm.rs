//! What is asked once more before an app is taken from others: removed for everyone, for one
//! person, or blocked.

use app::pages::confirm::ConfirmPage;
use axum::extract::{Path, State};
use oauth::client::Client;
use oauth::id::GrantId;
use provider::administration::company_apps::CompanyApp;
use provider::administration::error::AdministrationError;

use super::form::{CompanyAppForm, client_of};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm, see_other};
use crate::state::AppState;

fn about(path: &str, client: &Client) -> String {
    routes::about_company_app(path, client.id.as_str())
}

async fn company_app(
    state: &AppState,
    user: &AuthenticatedUser,
    Query(query): &Query,
) -> Result<CompanyApp, AdministrationError> {
    let id = client_of(query);
    state.provider.administration().company_app(&user.signed_in, &id).await
}

pub(crate) async fn remove_for_everyone(
    State(state): State<AppState>,
    query: Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let CompanyApp { client, people, .. } = company_app(&state, &user, &query).await?;
    let app = [("app", client.display_name().into())];
    let people = [("people", people.into())];
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("admin-confirm-remove-all", &app),
        consequences: vec![
            localizer.t_args("admin-confirm-remove-all-text", &people),
            localizer.t("admin-confirm-reconnect"),
        ],
        keep: localizer.t("app-keep"),
        back: about(routes::ADMIN_APP, &client),
        act: localizer.t("admin-remove-all"),
        form: user.form(about(routes::ADMIN_APP_REMOVE, &client)),
    }))
}

pub(crate) async fn remove_for_everyone_now(
    State(state): State<AppState>,
    form: CompanyAppForm,
) -> PageResult {
    state.provider.administration().remove_for_everyone(form.user.caller(), &form.id).await?;
    Ok(form.done("removed"))
}

pub(crate) async fn block(
    State(state): State<AppState>,
    query: Query,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let CompanyApp { client, .. } = company_app(&state, &user, &query).await?;
    let app = [("app", client.display_name().into())];
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("admin-confirm-block", &app),
        consequences: vec![localizer.t("admin-block-text")],
        keep: localizer.t("admin-confirm-cancel"),
        back: about(routes::ADMIN_APP, &client),
        act: localizer.t("admin-block"),
        form: user.form(about(routes::ADMIN_APP_BLOCK, &client)),
    }))
}

pub(crate) async fn block_now(State(state): State<AppState>, form: CompanyAppForm) -> PageResult {
    state.provider.administration().block_app(form.user.caller(), &form.id).await?;
    Ok(form.done("blocked"))
}

pub(crate) async fn remove_for_person(
    State(state): State<AppState>,
    Path(id): Path<GrantId>,
    user: AuthenticatedUser,
) -> PageResult {
    let localizer = user.context.localizer();
    let (client, person) =
        state.provider.administration().company_grant(&user.signed_in, &id).await?;
    let who = person.full_name();
    let name = [("name", who.as_str().into())];
    let both = [("app", client.display_name().into()), ("name", who.as_str().into())];
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("admin-confirm-remove-one", &both),
        consequences: vec![localizer.t_args("admin-confirm-remove-one-text", &name)],
        keep: localizer.t("app-keep"),
        back: about(routes::ADMIN_APP, &client),
        act: localizer.t_args("admin-remove-for", &name),
        form: user.form(routes::admin_grant_remove(&id)),
    }))
}

pub(crate) async fn remove_for_person_now(
    State(state): State<AppState>,
    Path(id): Path<GrantId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN)?;
    let provider = &state.provider;
    let removed = provider.administration().remove_for_user(form.user.caller(), &id).await?;
    Ok(see_other(routes::about_company_app(routes::ADMIN_APP, removed.as_str())))
}
