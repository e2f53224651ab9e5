use app::components::error_summary::FormError as FormFault;
use app::pages::credentials::form::NAME;
use app::pages::credentials::key::form::{CONFIRM, KIND};
use app::pages::credentials::key::present::{key_form_errors, key_form_page};
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::check_name;
use oauth::role::Role;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::{FORM, made, show};
use crate::http::{AuthenticatedUser, PageResult, UserForm};
use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    if user.signed_in.user.role != Role::Administrator {
        return Err(ApiCredentialsError::NotAdministrator.into());
    }
    Ok(show_form(&state, &user, "", ApiCredentialKind::ApiKey, Vec::new()))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let provider = &state.provider;
    let sent = form.read(routes::NEW_KEY)?;
    let user = form.user;
    let name = sent.get(NAME).unwrap_or_default();
    let kind = match sent.get(KIND) {
        None => ApiCredentialKind::ApiKey,
        Some(text) => ApiCredentialKind::parse(text).ok_or(ApiCredentialsError::NotPermitted)?,
    };
    let is_confirmed = sent.get(CONFIRM) == Some("yes");
    let mark = sent.get(FORM).unwrap_or_default();
    let errors: Vec<_> = check_name(name).err().into_iter().collect();
    let faults = key_form_errors(provider, user.context.localizer(), &errors, is_confirmed);
    let may = user.signed_in.user.role == Role::Administrator;
    if may && (!faults.is_empty() || mark.is_empty()) {
        return Ok(show_form(&state, &user, name, kind, faults));
    }
    made(&state, &user, provider.credentials().make_api_key(user.caller(), kind, name, mark).await)
}

fn show_form(
    state: &AppState,
    user: &AuthenticatedUser,
    name: &str,
    kind: ApiCredentialKind,
    faults: Vec<FormFault>,
) -> Response {
    let provider = &state.provider;
    let to = user.form(routes::NEW_KEY).with(FORM, provider.credentials().new_form_id());
    let localizer = user.context.localizer();
    let page = key_form_page(provider, localizer, &user.signed_in, name, kind, faults, to);
    show(user, page)
}
