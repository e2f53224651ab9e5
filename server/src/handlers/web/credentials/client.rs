use app::pages::credentials::client::form::ClientDraft;
use app::pages::credentials::client::present::{client_form_page, client_review_page};
use app::pages::credentials::form::{ACTION, CREATE, EDIT};
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::ApiCredentialError;
use oauth::role::Role;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::{FORM, made, show, to_copy};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm};
use crate::state::AppState;

/// The query may name a client to copy.
pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    if user.signed_in.user.role != Role::Administrator {
        return Err(ApiCredentialsError::NotAdministrator.into());
    }
    let copied = to_copy(&state, &user, &query, ApiCredentialKind::OAuthClient).await?;
    let draft = copied.as_ref().map(ClientDraft::copy_of).unwrap_or_default();
    Ok(show_form(&state, &user, &draft, &[]))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let provider = &state.provider;
    let sent = form.read(routes::NEW_CLIENT)?;
    let user = form.user;
    let draft = ClientDraft::of_form(&sent, provider.catalogue());
    let mark = sent.get(FORM).unwrap_or_default();
    let checked = match provider.credentials().check_oauth_client(&user.signed_in, &draft.request())
    {
        Ok(checked) => checked,
        Err(ApiCredentialsError::Refused(errors)) => {
            return Ok(show_form(&state, &user, &draft, &errors));
        }
        Err(error) => return Err(error.into()),
    };
    match sent.get(ACTION) {
        Some(EDIT) => Ok(show_form(&state, &user, &draft, &[])),
        Some(CREATE) if !mark.is_empty() => {
            let request = draft.request();
            let outcome =
                provider.credentials().make_oauth_client(user.caller(), &request, mark).await;
            made(&state, &user, outcome)
        }
        _ => {
            let marked =
                user.form(routes::NEW_CLIENT).with(FORM, provider.credentials().new_form_id());
            let localizer = user.context.localizer();
            let page = client_review_page(provider, localizer, &draft, &checked, marked);
            Ok(show(&user, page))
        }
    }
}

fn show_form(
    state: &AppState,
    user: &AuthenticatedUser,
    draft: &ClientDraft,
    errors: &[ApiCredentialError],
) -> Response {
    let (localizer, to) = (user.context.localizer(), user.form(routes::NEW_CLIENT));
    let page = client_form_page(&state.provider, localizer, &user.signed_in, draft, errors, to);
    show(user, page)
}
