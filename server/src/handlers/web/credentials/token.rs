//! Makes an API token: a form, what it would be, and the token.

use app::pages::credentials::form::{ACTION, CREATE, EDIT};
use app::pages::credentials::token::form::{TokenDraft, USE_PRESET};
use app::pages::credentials::token::present::{token_form_page, token_review_page};
use app::routes::COPY_OF;
use axum::extract::State;
use axum::response::Response;
use oauth::credential::api_credential::ApiCredentialKind;
use oauth::credential::request::ApiCredentialError;
use oauth::id::ApiCredentialId;
use provider::credentials::api_credentials::ApiCredentialsError;

use super::{FORM, made, show};
use crate::http::{AuthenticatedUser, PageResult, Query, UserForm};
use crate::state::AppState;

/// `GET /credentials/tokens/new`. Its query may fill the form in: `name`, `note`,
/// `preset`, `scopes`, or `copy`, the id of a token.
pub(crate) async fn get(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    let provider = &state.provider;
    let draft = match query.get(COPY_OF) {
        Some(id) => {
            let id = ApiCredentialId::new(id);
            let found = provider.credentials().api_credential(&user.signed_in, &id).await?;
            let is_token = |kind| kind == ApiCredentialKind::ApiToken;
            match found.filter(|record| is_token(record.credential.kind)) {
                Some(record) => TokenDraft::copy_of(&record.credential),
                None => return Err(ApiCredentialsError::NotFound.into()),
            }
        }
        None => TokenDraft::of_link(&query, provider.token_catalogue()),
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
            let request = draft.request();
            return match provider.credentials().make_api_token(user.caller(), &request, mark).await
            {
                Err(ApiCredentialsError::Refused(errors)) => {
                    Ok(show_form(&state, &user, &draft, &errors))
                }
                outcome => made(&state, &user, outcome),
            };
        }
        _ => {}
    }
    match provider.credentials().check_api_token(&user.signed_in, &draft.request()) {
        Err(errors) => Ok(show_form(&state, &user, &draft, &errors)),
        Ok(checked) => {
            let marked =
                user.form(routes::NEW_TOKEN).with(FORM, provider.credentials().new_form_id());
            let localizer = user.context.localizer();
            let page = token_review_page(provider, localizer, &draft, checked.expires_at, marked);
            Ok(show(&user, page))
        }
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
