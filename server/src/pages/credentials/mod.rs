//! Keys and tokens for a company's own systems.

pub(crate) mod client;
pub(crate) mod details;
pub(crate) mod key;
pub(crate) mod replace;
pub(crate) mod revoke;
pub(crate) mod token;

use app::page::Page;
use app::pages::credentials::list::present::credential_list_page;
use app::pages::credentials::resubmission::ResubmissionPage;
use app::pages::credentials::secret_reveal::secret_reveal_page;
use app::pages::error::present::ErrorCase;
use app::routes::{BEFORE, REVOKED};
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
    let localizer = person.visit.localizer();
    let mut page = credential_list_page(provider, localizer, &person.signed_in, &listed);
    let revoked = parameters.get(REVOKED).and_then(|id| {
        let mut all = listed.records.iter().map(|record| &record.credential);
        all.find(|credential| credential.id.as_str() == id && credential.revoked.is_some())
    });
    page.done = revoked.map(|credential| {
        localizer.t_args("cred-done-revoked", &[("name", credential.name.as_str().into())])
    });
    Ok(show(&person, page))
}

fn show(person: &Person, page: impl Page) -> Response {
    person.pages().show(page)
}

/// Shows a secret that was made, or why none was.
fn made(
    state: &AppState,
    person: &Person,
    made: Result<MadeApiSecret, ApiCredentialsError>,
) -> Result<Response, Fault> {
    match made {
        Ok(made) => {
            let page = secret_reveal_page(person.visit.localizer(), made, token_endpoint(state));
            Ok(show(person, page))
        }
        Err(ApiCredentialsError::MadeBefore) => Ok(show(person, ResubmissionPage)),
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
