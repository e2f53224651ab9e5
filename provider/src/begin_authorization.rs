//! An app sends a person to the authorization endpoint.

use oauth::authorize::{
    self, AuthorizationError, AuthorizationResponse, Callback, PageRefusal, Refusal,
};
use oauth::client::Client;
use oauth::parameters::{ParameterError, Parameters};
use oauth::redirect_uri::Destination;

use crate::Provider;
use crate::consent_request::ConsentRequest;
use crate::error::ProviderError;
use crate::session::SignedIn;

/// What is to happen with an authorization request.
#[derive(Debug)]
pub enum Begun {
    /// Send the browser to this address of the app.
    Redirect(String),
    /// Let the person sign in, then begin the same request again.
    SignInFirst {
        /// Who asks.
        client_name: String,
        /// Who the app thinks the person is.
        login_hint: Option<String>,
        /// The request, to begin again.
        query: String,
        /// Whether the person is to sign in although someone is signed in.
        again: bool,
    },
    /// Ask the person.
    Consent(Box<ConsentRequest>),
    /// Show our own page; there is no address to trust.
    RefuseOnOurPage(PageRefusal),
    /// Show our own page, though the address is registered: nobody has checked
    /// who runs it, and an error that redirects by itself could lead people to
    /// a forged page (RFC 9700 §4.11.2).
    ErrorOnOurPage {
        /// Who asked.
        client_name: String,
        /// Where the answer would have gone.
        destination: Destination,
        /// What is wrong.
        error: AuthorizationError,
    },
}

impl Provider {
    /// Checks the request and says what is to happen. Writes nothing.
    pub async fn begin_authorization(
        &self,
        parameters: Result<Parameters, ParameterError>,
        signed_in: Option<&SignedIn>,
    ) -> Result<Begun, ProviderError> {
        let parameters = match parameters {
            Ok(parameters) => parameters,
            Err(error) => return Ok(Begun::RefuseOnOurPage(error.into())),
        };
        let client = match authorize::client_id(&parameters) {
            Ok(client_id) => self.inner.store.find_client(&client_id).await?,
            Err(refusal) => return Ok(Begun::RefuseOnOurPage(refusal)),
        };
        let request = match authorize::check(&parameters, client, &self.inner.catalogue) {
            Ok(request) => request,
            Err(Refusal::OnOurPage(refusal)) => return Ok(Begun::RefuseOnOurPage(refusal)),
            Err(Refusal::ToClient { client, callback, prompt, error }) => {
                // RFC 9700 §4.11.2: "MUST NOT redirect [...] before authenticating
                // the user", `prompt=none` apart.
                let may_be_told = client.is_verified_for(&callback.destination().host);
                if may_be_told && signed_in.is_none() && !prompt.none {
                    return Ok(Begun::SignInFirst {
                        client_name: client.display_name(),
                        login_hint: None,
                        query: parameters.to_query(),
                        again: false,
                    });
                }
                return Ok(self.answer_error(&client, &callback, error));
            }
        };
        if request.prompt.none {
            let error = match signed_in {
                Some(_) => AuthorizationError::ConsentRequired,
                None => AuthorizationError::LoginRequired,
            };
            return Ok(self.answer_error(&request.client, &request.callback, error));
        }
        Ok(match signed_in {
            Some(signed_in) if !request.prompt.wants_sign_in() => {
                let query = parameters.to_query();
                Begun::Consent(Box::new(self.consent_request(request, query, signed_in)))
            }
            _ => Begun::SignInFirst {
                client_name: request.client.display_name(),
                login_hint: request.login_hint,
                // Asked once: the request that comes back must not ask again.
                query: parameters.without_sign_in_prompt().to_query(),
                again: signed_in.is_some(),
            },
        })
    }

    /// Tells the app of an error by a redirect, if somebody has checked who runs
    /// it; the person otherwise.
    fn answer_error(
        &self,
        client: &Client,
        callback: &Callback,
        error: AuthorizationError,
    ) -> Begun {
        let destination = callback.destination();
        if !client.is_verified_for(&destination.host) {
            let client_name = client.display_name();
            return Begun::ErrorOnOurPage { client_name, destination, error };
        }
        Begun::Redirect(self.location(callback, &AuthorizationResponse::Error(&error)))
    }

    /// The app's address with an answer of ours.
    pub(crate) fn location(
        &self,
        callback: &Callback,
        response: &AuthorizationResponse<'_>,
    ) -> String {
        callback.location(response, &self.inner.settings.issuer)
    }
}
