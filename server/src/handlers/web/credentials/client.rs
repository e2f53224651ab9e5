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
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm};
use crate::state::AppState;

/// The query may name a client to copy.
pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    if user.signed_in.membership.role != Role::Administrator {
        return Err(ApiCredentialsError::NotAdministrator.into());
    }
    if let Some((sent, answer)) = entered.answered(&query) {
        let draft = ClientDraft::of_form(&sent, state.provider.catalogue());
        return check(&state, user, &draft, answer == routes::REVIEW);
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
    let request = draft.request();
    match sent.get(ACTION) {
        Some(EDIT) => check(&state, user, &draft, false),
        Some(CREATE) if !mark.is_empty() => {
            match provider.credentials().make_oauth_client(user.caller(), &request, mark).await {
                Err(ApiCredentialsError::Refused(_)) => check(&state, user, &draft, false),
                outcome => made(&state, &user, outcome),
            }
        }
        _ => check(&state, user, &draft, true),
    }
}

/// The form, with what is wrong in it; or else the review, if that is wanted.
fn check(
    state: &AppState,
    user: AuthenticatedUser,
    draft: &ClientDraft,
    review: bool,
) -> PageResult {
    let provider = &state.provider;
    match provider.credentials().check_oauth_client(&user.signed_in, &draft.request()) {
        Ok(checked) if review => {
            let user = user.answering(routes::REVIEW);
            let marked =
                user.form(routes::NEW_CLIENT).with(FORM, provider.credentials().new_form_id());
            let localizer = user.context.localizer();
            Ok(show(&user, client_review_page(provider, localizer, draft, &checked, marked)))
        }
        Ok(_) => Ok(show_form(state, &user.answering(routes::ERRORS), draft, &[])),
        Err(ApiCredentialsError::Refused(errors)) => {
            Ok(show_form(state, &user.answering(routes::ERRORS), draft, &errors))
        }
        Err(error) => Err(error.into()),
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
