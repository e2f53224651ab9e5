use crate::redirect_uri::Destination;
use crate::secret::AuthorizationCode;

use super::AuthorizationError;

/// Where an answer may be sent: a redirect URI that has been matched with a
/// registered one, and the `state` that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callback {
    redirect_uri: String,
    state: Option<String>,
}

/// An answer to an authorization request (OAuth 2.1 §4.1.2).
#[derive(Clone, Debug)]
pub enum AuthorizationResponse<'a> {
    /// The person allowed it.
    Code(&'a AuthorizationCode),
    /// They did not, or the request was at fault.
    Error(&'a AuthorizationError),
}

impl Callback {
    /// Only [`super::check_redirect_uri`] makes one.
    pub(super) fn checked(redirect_uri: String, state: Option<String>) -> Self {
        Self { redirect_uri, state }
    }

    /// The redirect URI, as the request gave it.
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The `state`, as the request gave it.
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// Where it leads, in words.
    pub fn destination(&self) -> Destination {
        Destination::of(&self.redirect_uri)
    }

    /// The address that carries an answer. `iss` goes with every one, success
    /// and error alike, so that an app that talks to several servers cannot mix
    /// them up (RFC 9207 §2).
    pub fn location(&self, response: &AuthorizationResponse<'_>, issuer: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        match response {
            AuthorizationResponse::Code(code) => {
                query.append_pair("code", code.expose());
            }
            AuthorizationResponse::Error(error) => {
                query.append_pair("error", error.code());
                query.append_pair("error_description", &error.to_string());
            }
        }
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        query.append_pair("iss", issuer);
        // OAuth 2.1 §2.3: a query of the registered URI "MUST be retained".
        let separator = if self.redirect_uri.contains('?') { '&' } else { '?' };
        format!("{}{separator}{}", self.redirect_uri, query.finish())
    }
}
