//! Makes an OAuth client: a form, what it would be, and its secret.

use app::pages::credentials::client::form::ClientDraft;
use app::pages::credentials::client::present::{client_form_page, client_review_page};
use app::pages::credentials::form::{ACTION, CREATE, EDIT};
use app::routes::COPY_OF;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::Response;
use oauth::api_credential::{ApiCredentialError, ApiCredentialKind};
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use oauth::role::Role;
use provider::api_credentials::ApiCredentialsError;

use super::{FORM, made, refused, show};
use crate::paths;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// `GET /credentials/clients/new`. Its query may name a client to `copy`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    if person.signed_in.user.role != Role::Administrator {
        return refused(&person, ApiCredentialsError::NotAdministrator);
    }
    let provider = &state.provider;
    let query = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let draft = match query.get(COPY_OF) {
        None => ClientDraft::default(),
        Some(id) => {
            let id = ApiCredentialId::new(id);
            let found = provider.api_credential(&person.signed_in, &id).await?;
            let is_client = |kind| kind == ApiCredentialKind::OAuthClient;
            match found.filter(|record| is_client(record.credential.kind)) {
                Some(record) => ClientDraft::copy_of(&record.credential),
                None => return refused(&person, ApiCredentialsError::NotFound),
            }
        }
    };
    Ok(form(&state, &person, &draft, &[]))
}

/// `POST /credentials/clients/new`.
pub(crate) async fn post(
    State(state): State<AppState>,
    person: Person,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let sent = match person.read_form(&headers, &body, paths::NEW_CLIENT) {
        Ok(sent) => sent,
        Err(page) => return Ok(*page),
    };
    let draft = ClientDraft::of_form(&sent, provider.catalogue());
    let mark = sent.get(FORM).unwrap_or_default();
    let checked = match provider.check_oauth_client(&person.signed_in, &draft.request()) {
        Ok(checked) => checked,
        Err(ApiCredentialsError::Refused(errors)) => {
            return Ok(form(&state, &person, &draft, &errors));
        }
        Err(error) => return refused(&person, error),
    };
    match sent.get(ACTION) {
        Some(EDIT) => Ok(form(&state, &person, &draft, &[])),
        Some(CREATE) if !mark.is_empty() => {
            let request = draft.request();
            let outcome = provider.make_oauth_client(&person.signed_in, &request, mark).await;
            made(&state, &person, outcome)
        }
        _ => {
            let marked = person.form(paths::NEW_CLIENT).with(FORM, provider.new_form_mark());
            let localizer = person.visit.localizer();
            let page = client_review_page(provider, localizer, &draft, &checked, marked);
            Ok(show(&person, page))
        }
    }
}

fn form(
    state: &AppState,
    person: &Person,
    draft: &ClientDraft,
    errors: &[ApiCredentialError],
) -> Response {
    let (localizer, to) = (person.visit.localizer(), person.form(paths::NEW_CLIENT));
    let page = client_form_page(&state.provider, localizer, &person.signed_in, draft, errors, to);
    show(person, page)
}
