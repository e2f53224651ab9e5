//! The browser that asks: its cookie, and who is signed in with it.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use cookie::{Cookie, SameSite};
use oauth::secret::SessionToken;
use provider::Provider;
use provider::session::SignedIn;

use crate::respond::Fault;

/// A browser, as its cookie tells.
pub(crate) struct Browser {
    /// The session cookie's value, whether or not it still means anything.
    pub(crate) token: Option<SessionToken>,
    /// Who is signed in.
    pub(crate) signed_in: Option<Arc<SignedIn>>,
}

impl<S> FromRequestParts<S> for Browser
where
    S: Send + Sync,
    Provider: FromRef<S>,
{
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let provider = Provider::from_ref(state);
        let name = session_cookie_name(&provider);
        let token = read_cookie(&parts.headers, name).map(SessionToken::new);
        let signed_in = provider.signed_in(token.as_ref()).await?;
        Ok(Self { token, signed_in })
    }
}

/// `__Host-` binds a cookie to https, to this host and to path `/`; plain http,
/// which is for loopback, cannot have it.
fn session_cookie_name(provider: &Provider) -> &'static str {
    if provider.settings().is_https() { "__Host-countersign" } else { "countersign" }
}

/// The `Set-Cookie` value that gives the browser this session token.
pub(crate) fn session_cookie(provider: &Provider, token: &SessionToken) -> String {
    Cookie::build((session_cookie_name(provider), token.expose()))
        .path("/")
        .http_only(true)
        .secure(provider.settings().is_https())
        // Lax: an app's link to the authorization endpoint brings the cookie.
        .same_site(SameSite::Lax)
        .to_string()
}

fn known_cookie_name(provider: &Provider) -> &'static str {
    if provider.settings().is_https() { "__Host-countersign-known" } else { "countersign-known" }
}

/// The `Set-Cookie` value that lets the browser be known when somebody signs in again.
pub(crate) fn known_cookie(provider: &Provider, email: &str) -> String {
    Cookie::build((known_cookie_name(provider), provider.known_browser(email)))
        .path("/")
        .http_only(true)
        .secure(provider.settings().is_https())
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::days(365))
        .to_string()
}

/// What the browser keeps of that.
pub(crate) fn known(provider: &Provider, headers: &HeaderMap) -> Option<String> {
    read_cookie(headers, known_cookie_name(provider))
}

/// The value of a cookie; `None` also if it is there twice, for then somebody
/// else set one of them.
pub(crate) fn read_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(Cookie::split_parse)
        .flatten()
        .filter(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned());
    let value = values.next()?;
    values.next().is_none().then_some(value)
}
