//! Makes an API token: a form, what it would be, and the token.

use app::pages::credentials::form::{ACTION, CREATE, EDIT};
use app::pages::credentials::token::form::{TokenDraft, USE_PRESET};
use app::pages::credentials::token::present::{token_form_page, token_review_page};
use app::routes::COPY_OF;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::api_credential::{ApiCredentialError, ApiCredentialKind};
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use provider::api_credentials::ApiCredentialsError;

use super::{FORM, made, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /credentials/tokens/new`. Its query may fill the form in: `name`, `note`,
/// `preset`, `scopes`, or `copy`, the id of a token.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let draft = match query.get(COPY_OF) {
        Some(id) => {
            let id = ApiCredentialId::new(id);
            let found = provider.api_credential(&person.signed_in, &id).await?;
            let is_token = |kind| kind == ApiCredentialKind::ApiToken;
            match found.filter(|record| is_token(record.credential.kind)) {
                Some(record) => TokenDraft::copy_of(&record.credential),
                None => return refused(&person, ApiCredentialsError::NotFound),
            }
        }
        None => TokenDraft::of_link(&query, provider.token_catalogue()),
    };
    Ok(form(&state, &person, &draft, &[]))
}

/// `POST /credentials/tokens/new`.
pub(crate) async fn post(
    State(state): State<AppState>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let sent = match person.read_form(&headers, &body, paths::NEW_TOKEN) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let draft = TokenDraft::of_form(&sent, provider.token_catalogue());
    let mark = sent.get(FORM).unwrap_or_default();
    match sent.get(ACTION) {
        Some(EDIT) => return Ok(form(&state, &person, &draft, &[])),
        Some(USE_PRESET) => {
            let draft = draft.with_preset(provider.token_catalogue());
            return Ok(form(&state, &person, &draft, &[]));
        }
        Some(CREATE) if !mark.is_empty() => {
            let request = draft.request();
            return match provider.make_api_token(&person.signed_in, &request, mark).await {
                Err(ApiCredentialsError::Refused(errors)) => {
                    Ok(form(&state, &person, &draft, &errors))
                }
                outcome => made(&state, &person, outcome),
            };
        }
        _ => {}
    }
    match provider.check_api_token(&person.signed_in, &draft.request()) {
        Err(errors) => Ok(form(&state, &person, &draft, &errors)),
        Ok(checked) => {
            let marked = person.form(paths::NEW_TOKEN).with(FORM, provider.new_form_mark());
            let localizer = person.visit.localizer();
            let page = token_review_page(provider, localizer, &draft, checked.expires_at, marked);
            Ok(show(&person, page))
        }
    }
}

fn form(
    state: &AppState,
    person: &Person,
    draft: &TokenDraft,
    errors: &[ApiCredentialError],
) -> Response {
    let (localizer, to) = (person.visit.localizer(), person.form(paths::NEW_TOKEN));
    let page = token_form_page(&state.provider, localizer, &person.signed_in, draft, errors, to);
    show(person, page)
}
