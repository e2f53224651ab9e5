use app::pages::credentials::form::{ACTION, CREATE, EDIT};
use app::pages::credentials::token::form::{TokenDraft, USE_PRESET};
use app::pages::credentials::token::present::{token_form_page, token_review_page};
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::ApiCredentialError;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::{FORM, made, show, to_copy};
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm};
use crate::state::AppState;

/// The query may fill the form in, or name a token to copy.
pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    entered: Entered,
    user: AuthenticatedUser,
) -> PageResult {
    if let Some((sent, answer)) = entered.answered(&query) {
        let draft = TokenDraft::of_form(&sent, state.provider.token_catalogue());
        return Ok(check(&state, user, &draft, answer == routes::REVIEW));
    }
    let draft = match to_copy(&state, &user, &query, ApiCredentialKind::ApiToken).await? {
        Some(token) => TokenDraft::copy_of(&token),
        None => TokenDraft::of_link(&query, state.provider.token_catalogue()),
    };
    Ok(show_form(&state, &user, &draft, &[]))
}

pub(crate) async fn post(State(state): State<AppState>, form: UserForm) -> PageResult {
    let provider = &state.provider;
    let sent = form.read(routes::NEW_TOKEN)?;
    let user = form.user;
    let draft = TokenDraft::of_form(&sent, provider.token_catalogue());
    let mark = sent.get(FORM).unwrap_or_default();
    match sent.get(ACTION) {
        Some(EDIT) => return Ok(show_form(&state, &user, &draft, &[])),
        Some(USE_PRESET) => {
            let draft = draft.with_preset(provider.token_catalogue());
            return Ok(show_form(&state, &user, &draft, &[]));
        }
        Some(CREATE) if !mark.is_empty() => {
            let request = draft.request(user.context.localizer());
            return match provider.credentials().make_api_token(user.caller(), &request, mark).await
            {
                Err(ApiCredentialsError::Refused(errors)) => {
                    let user = user.answering(routes::ERRORS);
                    Ok(show_form(&state, &user, &draft, &errors))
                }
                outcome => made(&state, &user, outcome),
            };
        }
        _ => {}
    }
    Ok(check(&state, user, &draft, true))
}

/// The form, with what is wrong in it; or else the review, if that is wanted.
fn check(state: &AppState, user: AuthenticatedUser, draft: &TokenDraft, review: bool) -> Response {
    let provider = &state.provider;
    match provider
        .credentials()
        .check_api_token(&user.signed_in, &draft.request(user.context.localizer()))
    {
        Err(errors) => show_form(state, &user.answering(routes::ERRORS), draft, &errors),
        Ok(checked) if review => {
            let user = user.answering(routes::REVIEW);
            let marked =
                user.form(routes::NEW_TOKEN).with(FORM, provider.credentials().new_form_id());
            let localizer = user.context.localizer();
            let page = token_review_page(provider, localizer, draft, checked.expires_at, marked);
            show(&user, page)
        }
        Ok(_) => show_form(state, &user.answering(routes::ERRORS), draft, &[]),
    }
}

fn show_form(
    state: &AppState,
    user: &AuthenticatedUser,
    draft: &TokenDraft,
    errors: &[ApiCredentialError],
) -> Response {
    let (localizer, to) = (user.context.localizer(), user.form(routes::NEW_TOKEN));
    let page = token_form_page(&state.provider, localizer, &user.signed_in, draft, errors, to);
    show(user, page)
}
