use std::sync::Arc;

use app::components::form::{PostForm, SHOWN_TO};
use app::pages::error::present::ErrorCase;
use axum::extract::{FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use oauth::credential::secret::SessionToken;
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use provider::account::session::SignedIn;
use provider::caller::Caller;

use crate::http::browser_session::BrowserSession;
use crate::http::client_address::ClientAddress;
use crate::http::csrf::is_same_origin;
use crate::http::entered::Entered;
use crate::http::headers::user_agent;
use crate::http::page::{Pages, see_other};
use crate::http::page_error::PageError;
use crate::http::request_context::RequestContext;
use crate::http::upload;
use crate::state::AppState;

/// A person who is signed in. Others sign in first, and come back.
pub(crate) struct AuthenticatedUser {
    pub(crate) signed_in: Arc<SignedIn>,
    pub(crate) context: RequestContext,
    address: ClientAddress,
    state: AppState,
    browser: BrowserSession,
    token: SessionToken,
    waiting_requests: u32,
}

impl FromRequestParts<AppState> for AuthenticatedUser {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Ok(context) = RequestContext::from_request_parts(parts, state).await;
        let browser = BrowserSession::from_request_parts(parts, state).await;
        let browser = browser.map_err(IntoResponse::into_response)?;
        let (Some(signed_in), Some(token)) = (browser.signed_in.clone(), browser.token.clone())
        else {
            return Err(see_other(routes::sign_in(&context.here)));
        };
        let waiting_requests = state.provider.administration().waiting_requests(&signed_in).await;
        Ok(Self {
            context: context.of_person(Some(&signed_in)),
            signed_in,
            address: ClientAddress::of(&parts.extensions),
            state: state.clone(),
            browser,
            token,
            waiting_requests: waiting_requests
                .map_err(|error| PageError::from(error).into_response())?,
        })
    }
}

impl AuthenticatedUser {
    pub(crate) fn caller(&self) -> Caller<'_> {
        Caller::new(&self.signed_in, &self.address.0).in_session(&self.signed_in.session)
    }

    /// For the next session in this browser.
    pub(crate) fn browser(&self, headers: &HeaderMap) -> Browser {
        Browser {
            token: Some(self.token.clone()),
            user_agent: user_agent(headers),
            address: self.address.0.clone(),
        }
    }

    pub(crate) fn pages(&self) -> Pages {
        Pages::new(&self.state, self.context.clone(), Some(&self.browser))
            .with_waiting_requests(self.waiting_requests)
    }

    pub(crate) fn form(&self, action: impl Into<String>) -> PostForm {
        PostForm::new(action)
            .with("token", self.state.provider.accounts().form_token(&self.token))
            .with(SHOWN_TO, self.signed_in.user.id.as_str())
    }

    /// For a page that answers a form without having changed anything: with GET, and what was
    /// entered, its path shows it again.
    #[must_use]
    pub(crate) fn answering(self, answer: &str) -> Self {
        Self { context: self.context.clone().answering(answer), ..self }
    }

    /// For a page that another path shows again than the one that was asked.
    #[must_use]
    pub(crate) fn at(self, path: String) -> Self {
        Self { context: self.context.clone().at(path), ..self }
    }

    /// `again` is the path that shows the form once more, if this user has not sent it.
    pub(crate) fn read_form(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        again: &str,
    ) -> Result<Parameters, PageError> {
        let form = Parameters::parse_form(body).unwrap_or_default();
        let token = form.get("token").unwrap_or_default();
        let is_ours = self.is_same_origin(headers);
        if is_ours && self.is_own_token(token) {
            return Ok(form);
        }
        // Signing in again in another tab has changed the token.
        let entered = Entered::of_form(headers, None, body);
        if !is_ours || !entered.fits() || entered.owner().as_ref() != Some(&self.signed_in.user.id)
        {
            return Err(form_expired(again));
        }
        let again = entered.page().unwrap_or(again).to_owned();
        Err(ErrorCase::FormExpired { again, entered: entered.into_fields() }.into())
    }

    /// `None` if they chose no file. Of one with more than `at_most` bytes, one byte more.
    pub(crate) async fn read_upload(
        &self,
        request: Request,
        field: &str,
        at_most: usize,
        again: &str,
    ) -> Result<Option<Vec<u8>>, PageError> {
        // Before the body is read: other sites cannot make the server read one.
        if !self.is_same_origin(request.headers()) {
            return Err(form_expired(again));
        }
        let upload = upload::read(request, field, at_most).await.map_err(ErrorCase::from)?;
        if self.is_own_token(&upload.token) { Ok(upload.file) } else { Err(form_expired(again)) }
    }

    fn is_same_origin(&self, headers: &HeaderMap) -> bool {
        is_same_origin(headers, &self.state.provider.settings().issuer)
    }

    fn is_own_token(&self, token: &str) -> bool {
        self.state.provider.accounts().is_form_token(Some(&self.token), token)
    }
}

fn form_expired(again: &str) -> PageError {
    ErrorCase::form_expired(again).into()
}
