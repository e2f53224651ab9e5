use std::sync::{Arc, OnceLock};

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use oauth::credential::secret::SessionToken;
use provider::Provider;
use provider::account::session::SignedIn;

use crate::http::cookies;
use crate::http::page_error::PageError;

/// The browser that sent the request, by its cookie.
#[derive(Clone, Debug)]
pub(crate) struct BrowserSession {
    /// The session cookie's value, whether or not the session still exists.
    pub(crate) token: Option<SessionToken>,
    pub(crate) signed_in: Option<Arc<SignedIn>>,
}

impl BrowserSession {
    pub(crate) fn is_signed_in(&self) -> bool {
        self.signed_in.is_some()
    }
}

/// In the extensions of a request: who is signed in, once an extractor has found out, so
/// that an error page can say so.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownUser(pub(crate) Arc<OnceLock<BrowserSession>>);

impl<S> FromRequestParts<S> for BrowserSession
where
    S: Send + Sync,
    Provider: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let provider = Provider::from_ref(state);
        let token = cookies::session(&provider, &parts.headers);
        let signed_in = provider.accounts().signed_in(token.as_ref()).await?;
        let browser = Self { token, signed_in };
        if let (Some(KnownUser(known)), true) = (parts.extensions.get(), browser.is_signed_in()) {
            // A second extractor of the same request finds the same.
            let _ = known.set(browser.clone());
        }
        Ok(browser)
    }
}
