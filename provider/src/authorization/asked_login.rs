//! What a request says of the sign-in that it waits for, where people sign in elsewhere.

use std::sync::Arc;
use std::time::Duration;

use oauth::authorize::{AuthorizationError, PageRejection, Prompt, Recipient, Rejection};
use oauth::client::Client;
use oauth::parameters::Parameters;
use oauth::scope::ScopeSet;

use crate::authorization::AuthorizationService;
use crate::authorization::begin_authorization::AuthorizationOutcome;
use crate::error::ProviderError;

#[derive(Clone, Debug, Default)]
pub(crate) struct AskedLogin {
    pub(crate) client: Option<Arc<Client>>,
    pub(crate) scopes: ScopeSet,
    pub(crate) prompt: Prompt,
    pub(crate) max_age: Option<Duration>,
    /// As the app asks, or the operator does for what it asks.
    pub(crate) two_factors: bool,
    pub(crate) login_hint: Option<String>,
    pub(crate) ui_locales: Option<String>,
}

impl AuthorizationService {
    /// `None` if the request leads to no sign-in any more.
    pub(crate) async fn asked_login(
        &self,
        query: &str,
    ) -> Result<Option<AskedLogin>, ProviderError> {
        let asked = Parameters::parse(query).map_err(PageRejection::from);
        let Ok(asked) = asked.and_then(|parameters| self.read_request(parameters)) else {
            return Ok(None);
        };
        Ok(match self.check_pending(&asked).await? {
            Ok(request) if self.is_answered(&request).await? => None,
            Ok(request) => Some(AskedLogin {
                two_factors: self.needs_two_factors(&request),
                client: Some(request.client),
                scopes: request.scopes,
                prompt: request.prompt,
                max_age: request.max_age,
                login_hint: request.login_hint,
                ui_locales: asked.parameters.get("ui_locales").map(str::to_owned),
            }),
            // The error is sent to it once a user has signed in (RFC 9700 §4.11.2).
            Err(Rejection::ToClient { client, prompt, .. }) => {
                Some(AskedLogin { client: Some(client), prompt, ..AskedLogin::default() })
            }
            Err(_) => None,
        })
    }

    /// The platform signs no user in for the request.
    pub async fn refuse_login(&self, query: &str) -> Result<AuthorizationOutcome, ProviderError> {
        let asked = Parameters::parse(query).map_err(PageRejection::from);
        let asked = match asked.and_then(|parameters| self.read_request(parameters)) {
            Ok(asked) => asked,
            Err(rejection) => return Ok(AuthorizationOutcome::RefuseOnOurPage(rejection)),
        };
        Ok(match self.check_pending(&asked).await? {
            Ok(request) => {
                let error = AuthorizationError::AccessDenied;
                self.answer_error(&request.client, &request.recipient, error)
            }
            Err(Rejection::ToClient { client, callback, error, .. }) => {
                self.answer_error(&client, &Recipient::App(*callback), error)
            }
            Err(Rejection::ToDevice { client, error }) => AuthorizationOutcome::ErrorOnOurPage {
                client_name: client.display_name(),
                destination: None,
                error,
            },
            Err(Rejection::OnOurPage(rejection)) => {
                AuthorizationOutcome::RefuseOnOurPage(rejection)
            }
        })
    }
}
