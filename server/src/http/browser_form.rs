use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use oauth::parameters::Parameters;
use provider::Provider;
use provider::account::begin_session::Browser;

use crate::http::browser_session::BrowserSession;
use crate::http::client_address::ClientAddress;
use crate::http::csrf::{is_form_of_browser, is_proven_same_origin};
use crate::http::headers::user_agent;
use crate::state::AppState;

/// A form that needs no session, and the browser that sent it.
pub(crate) struct BrowserForm {
    pub(crate) browser: BrowserSession,
    pub(crate) headers: HeaderMap,
    pub(crate) address: String,
    pub(crate) sent: Parameters,
}

impl FromRequest<AppState> for BrowserForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let ClientAddress(address) = ClientAddress::of(&parts.extensions);
        let browser = BrowserSession::from_request_parts(&mut parts, state).await;
        let browser = browser.map_err(IntoResponse::into_response)?;
        let headers = parts.headers.clone();
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await;
        let body = body.map_err(IntoResponse::into_response)?;
        let sent = Parameters::parse_bytes(&body).unwrap_or_default();
        Ok(Self { browser, headers, address, sent })
    }
}

impl BrowserForm {
    pub(crate) fn field(&self, name: &str) -> &str {
        self.sent.get(name).unwrap_or_default()
    }

    /// Whether it was made for this browser and sent from a page of ours.
    pub(crate) fn is_of_browser(&self, provider: &Provider) -> bool {
        let token = self.field("token");
        is_form_of_browser(provider, &self.headers, self.browser.token.as_ref(), token)
    }

    /// The same for a form that signs in. Signing in from another tab has changed the cookie, and
    /// with it the token; a browser that says where the form comes from needs none then.
    pub(crate) fn is_own(&self, provider: &Provider) -> bool {
        self.browser.signed_in.is_some()
            && is_proven_same_origin(&self.headers, &provider.settings().issuer)
            || self.is_of_browser(provider)
    }

    pub(crate) fn sender(&self) -> Browser {
        Browser {
            token: self.browser.token.clone(),
            user_agent: user_agent(&self.headers),
            address: self.address.clone(),
        }
    }
}
