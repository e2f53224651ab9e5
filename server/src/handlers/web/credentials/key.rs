use app::components::error_summary::FormError as FormFault;
use app::pages::credentials::form::NAME;
use app::pages::credentials::key::form::{CONFIRM, KIND};
use app::pages::credentials::key::present::{key_form_errors, key_form_page};
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::check_name;
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::{FORM, made, show};
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm};
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    if user.signed_in.membership.role != Role::Administrator {
        return Err(ApiCredentialsError::NotAdministrator.into());
    }
    if let Some((sent, _)) = entered.answered(&query) {
        let (name, kind, faults) = read(&state, &user, &sent)?;
        return Ok(show_form(&state, &user.answering(routes::ERRORS), name, kind, faults));
    }
    Ok(show_form(&state, &user, "", ApiCredentialKind::ApiKey, Vec::new()))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let provider = &state.provider;
    let sent = form.read(routes::NEW_KEY)?;
    let user = form.user;
    let (name, kind, faults) = read(&state, &user, &sent)?;
    let mark = sent.get(FORM).unwrap_or_default();
    let may = user.signed_in.membership.role == Role::Administrator;
    if may && (!faults.is_empty() || mark.is_empty()) {
        return Ok(show_form(&state, &user.answering(routes::ERRORS), name, kind, faults));
    }
    made(&state, &user, provider.credentials().make_api_key(user.caller(), kind, name, mark).await)
}

/// The name, the kind, and what is wrong.
fn read<'sent>(
    state: &AppState,
    user: &AuthenticatedUser,
    sent: &'sent Parameters,
) -> Result<(&'sent str, ApiCredentialKind, Vec<FormFault>), ApiCredentialsError> {
    let name = sent.get(NAME).unwrap_or_default();
    let kind = match sent.get(KIND) {
        None => ApiCredentialKind::ApiKey,
        Some(text) => ApiCredentialKind::parse(text).ok_or(ApiCredentialsError::NotPermitted)?,
    };
    let is_confirmed = sent.get(CONFIRM) == Some("yes");
    let errors: Vec<_> = check_name(name).err().into_iter().collect();
    let localizer = user.context.localizer();
    Ok((name, kind, key_form_errors(&state.provider, localizer, &errors, is_confirmed)))
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
