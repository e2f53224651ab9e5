//! Keys and tokens for a company's own systems.

pub(crate) mod client;
pub(crate) mod details;
pub(crate) mod key;
pub(crate) mod replace;
pub(crate) mod revoke;
pub(crate) mod token;

use app::page::Page;
use app::pages::credentials::CredentialsPage;
use app::pages::error::ErrorCase;
use app::present::credentials::{self, BEFORE, REVOKED};
use axum::extract::{OriginalUri, State};
use axum::response::Response;
use oauth::id::ApiCredentialId;
use oauth::parameters::Parameters;
use provider::api_credentials::{ApiCredentialsError, MadeApiSecret};

use crate::paths;
use crate::person::Person;
use crate::respond::Fault;
use crate::state::AppState;

/// The field that marks a form that makes a secret.
pub(super) const FORM: &str = "form";

/// `GET /credentials`.
pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    person: Person,
) -> Result<Response, Fault> {
    let provider = &state.provider;
    let parameters = Parameters::parse(uri.query().unwrap_or_default()).unwrap_or_default();
    let before = parameters.get(BEFORE).map(ApiCredentialId::new);
    let listed = provider.api_credentials(&person.signed_in, before).await?;
    let words = person.visit.words();
    let mut page = credentials::list(provider, words, &person.signed_in, &listed);
    let revoked = parameters.get(REVOKED).and_then(|id| {
        let mut all = listed.records.iter().map(|record| &record.credential);
        all.find(|credential| credential.id.as_str() == id && credential.revoked.is_some())
    });
    page.done = revoked.map(|credential| {
        words.say_with("cred-done-revoked", &[("name", credential.name.as_str().into())])
    });
    Ok(show(&person, CredentialsPage::List(page)))
}

fn show(person: &Person, page: CredentialsPage) -> Response {
    person.pages().show(Page::Credentials(Box::new(page)))
}

/// Shows a secret that was made, or why none was.
fn made(
    state: &AppState,
    person: &Person,
    made: Result<MadeApiSecret, ApiCredentialsError>,
) -> Result<Response, Fault> {
    match made {
        Ok(made) => {
            let page = credentials::once(person.visit.words(), made, token_endpoint(state));
            Ok(show(person, CredentialsPage::Once(page)))
        }
        Err(ApiCredentialsError::MadeBefore) => Ok(show(person, CredentialsPage::Again)),
        Err(error) => refused(person, error),
    }
}

/// Where a client exchanges its credentials for tokens.
pub(super) fn token_endpoint(state: &AppState) -> String {
    format!("{}{}", state.provider.settings().issuer, paths::TOKEN)
}

/// Tells a person why their wish was not done.
fn refused(person: &Person, error: ApiCredentialsError) -> Result<Response, Fault> {
    let case = match error {
        ApiCredentialsError::NotAdministrator => ErrorCase::NotAdministrator,
        ApiCredentialsError::NotFound | ApiCredentialsError::NotPermitted => ErrorCase::NotFound,
        // A form that was edited: the pages show what is wrong with others.
        ApiCredentialsError::Refused(_) => ErrorCase::Unreadable,
        ApiCredentialsError::MadeBefore => {
            ErrorCase::FormExpired { again: paths::CREDENTIALS.to_owned() }
        }
        ApiCredentialsError::Internal(error) => return Err(error.into()),
    };
    Ok(person.pages().error_case(case))
}
