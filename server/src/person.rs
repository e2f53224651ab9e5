//! Somebody who is signed in, on the pages that are for them alone.

use std::sync::Arc;

use app::components::form::PostForm;
use app::pages::error::present::ErrorCase;
use axum::extract::{FromRequestParts, Request};
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
use crate::upload;

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
        let form = Parameters::parse_bytes(body).unwrap_or_default();
        let token = form.get("token").unwrap_or_default();
        if self.is_from_us(headers) && self.is_own_token(token) {
            Ok(form)
        } else {
            Err(Box::new(self.form_expired(again)))
        }
    }

    /// The file in the field of that name of a form that they sent; `None` if they chose
    /// none. Of one with more than `at_most` bytes, one byte more.
    pub(crate) async fn read_upload(
        &self,
        request: Request,
        field: &str,
        at_most: usize,
        again: &str,
    ) -> Result<Option<Vec<u8>>, Box<Response>> {
        // First: nobody else can make us read it.
        if !self.is_from_us(request.headers()) {
            return Err(Box::new(self.form_expired(again)));
        }
        match upload::read(request, field, at_most).await {
            Ok(upload) if self.is_own_token(&upload.token) => Ok(upload.file),
            Ok(_) => Err(Box::new(self.form_expired(again))),
            Err(fault) => Err(Box::new(self.pages().error_case(fault.page()))),
        }
    }

    fn is_from_us(&self, headers: &HeaderMap) -> bool {
        is_from_us(headers, &self.state.provider.settings().issuer)
    }

    fn is_own_token(&self, token: &str) -> bool {
        self.state.provider.is_form_token(Some(&self.token), token)
    }

    fn form_expired(&self, again: &str) -> Response {
        let case = ErrorCase::FormExpired { again: again.to_owned() };
        self.pages().error_case(case)
    }
}
