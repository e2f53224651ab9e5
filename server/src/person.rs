//! Somebody who is signed in, on the pages that are for them alone.

use std::sync::Arc;

use app::components::form::PostForm;
use app::pages::error::ErrorCase;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use oauth::parameters::Parameters;
use oauth::secret::SessionToken;
use provider::session::SignedIn;

use crate::browser::Browser;
use crate::forgery::is_from_us;
use crate::language::Visit;
use crate::pages::sign_in::sign_in_path;
use crate::respond::{Pages, see_other};
use crate::state::AppState;

/// A person who is signed in. Whoever is not signs in first, and comes back.
pub(crate) struct Person {
    /// Who it is.
    pub(crate) signed_in: Arc<SignedIn>,
    /// What they look at.
    pub(crate) visit: Visit,
    state: AppState,
    token: SessionToken,
}

impl FromRequestParts<AppState> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let visit = Visit::of(parts);
        let browser =
            Browser::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        match (browser.signed_in, browser.token) {
            (Some(signed_in), Some(token)) => {
                Ok(Self { signed_in, visit, state: state.clone(), token })
            }
            _ => Err(see_other(&sign_in_path(&visit.here))),
        }
    }
}

impl Person {
    /// Draws pages for them.
    pub(crate) fn pages(&self) -> Pages {
        Pages::new(&self.state, self.visit.clone(), Some(&self.signed_in))
    }

    /// A form that only they can send.
    pub(crate) fn form(&self, action: impl Into<String>) -> PostForm {
        PostForm::new(action).with("token", self.state.provider.form_token(&self.token))
    }

    /// What a form says that they sent; a page, if it is not theirs. `again` shows
    /// the form once more.
    pub(crate) fn read_form(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        again: &str,
    ) -> Result<Parameters, Box<Response>> {
        let provider = &self.state.provider;
        let form = Parameters::parse_bytes(body).unwrap_or_default();
        let token = form.get("token").unwrap_or_default();
        if is_from_us(headers, &provider.settings().issuer)
            && provider.is_form_token(Some(&self.token), token)
        {
            return Ok(form);
        }
        let case = ErrorCase::FormExpired { again: again.to_owned() };
        Err(Box::new(self.pages().error_case(case)))
    }
}
