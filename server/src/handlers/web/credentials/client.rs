//! Makes an OAuth client: a form, what it would be, and its secret.

use app::pages::credentials::client::form::ClientDraft;
use app::pages::credentials::client::present::{client_form_page, client_review_page};
use app::pages::credentials::form::{ACTION, CREATE, EDIT};
use app::routes::COPY_OF;
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::ApiCredentialError;
use oauth::id::ApiCredentialId;
use oauth::role::Role;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::{FORM, made, show};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm};
use crate::state::AppState;

/// `GET /credentials/clients/new`. Its query may name a client to `copy`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    if user.signed_in.user.role != Role::Administrator {
        return Err(ApiCredentialsError::NotAdministrator.into());
    }
    let provider = &state.provider;
    let draft = match query.get(COPY_OF) {
        None => ClientDraft::default(),
        Some(id) => {
            let id = ApiCredentialId::new(id);
            let found = provider.credentials().api_credential(&user.signed_in, &id).await?;
            let is_client = |kind| kind == ApiCredentialKind::OAuthClient;
            match found.filter(|record| is_client(record.credential.kind)) {
                Some(record) => ClientDraft::copy_of(&record.credential),
                None => return Err(ApiCredentialsError::NotFound.into()),
            }
        }
    };
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
