use std::fmt;

use super::error::AuthorizationError;
use crate::authorize::response_mode::ResponseMode;
use crate::client::redirect_uri::Destination;
use crate::credential::secret::AuthorizationCode;

/// A redirect URI that has been matched with a registered one, and the `state` that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callback {
    redirect_uri: String,
    destination: Destination,
    state: Option<String>,
    mode: ResponseMode,
}

/// OAuth 2.1 §4.1.2.
#[derive(Clone, Debug)]
pub enum AuthorizationResponse<'a> {
    Code(&'a AuthorizationCode),
    Error(&'a AuthorizationError),
}

/// An answer on its way through the browser. It may hold a code: `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Delivery {
    Redirect(String),
    FormPost { action: String, fields: Vec<(&'static str, String)> },
}

impl fmt::Debug for Delivery {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Redirect(_) => "Redirect(…)",
            Self::FormPost { .. } => "FormPost(…)",
        })
    }
}

impl Callback {
    /// Only [`super::check_redirect_uri`] makes one.
    pub(super) fn checked(
        redirect_uri: String,
        destination: Destination,
        state: Option<String>,
    ) -> Self {
        Self { redirect_uri, destination, state, mode: ResponseMode::Query }
    }

    #[must_use]
    pub(super) fn answered_by(self, mode: ResponseMode) -> Self {
        Self { mode, ..self }
    }

    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    /// `iss` goes with every answer, success and error alike, so that an app that talks to several
    /// servers cannot mix them up (RFC 9207 §2).
    pub fn deliver(&self, response: &AuthorizationResponse<'_>, issuer: &str) -> Delivery {
        let mut fields = match response {
            AuthorizationResponse::Code(code) => vec![("code", code.expose().to_owned())],
            AuthorizationResponse::Error(error) => {
                vec![("error", error.code().to_owned()), ("error_description", error.to_string())]
            }
        };
        fields.extend(self.state.iter().map(|state| ("state", state.clone())));
        fields.push(("iss", issuer.to_owned()));
        let separator = match self.mode {
            ResponseMode::FormPost => {
                return Delivery::FormPost { action: self.redirect_uri.clone(), fields };
            }
            // A redirect URI has no fragment (OAuth 2.1 §2.3).
            ResponseMode::Fragment => '#',
            // OAuth 2.1 §2.3: a query of the registered URI "MUST be retained".
            ResponseMode::Query if self.redirect_uri.contains('?') => '&',
            ResponseMode::Query => '?',
        };
        let encoded =
            form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        Delivery::Redirect(format!("{}{separator}{encoded}", self.redirect_uri))
    }
}
