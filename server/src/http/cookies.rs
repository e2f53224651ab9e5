//! The server's cookies. On https their names begin with `__Host-`, which binds a cookie to
//! https, to this host and to path `/`; plain http, which is for loopback, cannot have it.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::time::Duration;
use cookie::{Cookie, CookieBuilder, SameSite};
use oauth::credential::secret::SessionToken;
use oauth::language::Language;
use provider::Provider;
use provider::account::factors::second_step::PENDING;

const SESSION: &str = "__Host-countersign";
/// Lets a browser be known when someone signs in again.
const KNOWN: &str = "__Host-countersign-known";
/// Of a sign-in that waits for its second step.
const STEP: &str = "__Host-countersign-step";
/// Binds a sign-in with an identity provider to the browser in which it began.
const UPSTREAM: &str = "__Host-countersign-upstream";
/// Lets a browser come back from the platform's login.
const LOGIN: &str = "__Host-countersign-login";
const LANGUAGE: &str = "__Host-countersign_language";

const YEAR: Duration = Duration::days(365);
const TEN_MINUTES: Duration = Duration::minutes(10);

fn on_http(name: &'static str) -> &'static str {
    name.trim_start_matches("__Host-")
}

fn name(provider: &Provider, name: &'static str) -> &'static str {
    if provider.settings().is_https() { name } else { on_http(name) }
}

/// `Lax`: an app's link to the authorization endpoint brings the cookie.
fn build<'a>(
    provider: &Provider,
    of: &'static str,
    value: impl Into<std::borrow::Cow<'a, str>>,
) -> CookieBuilder<'a> {
    Cookie::build((name(provider, of), value))
        .path("/")
        .http_only(true)
        .secure(provider.settings().is_https())
        .same_site(SameSite::Lax)
}

pub(crate) fn session_cookie(provider: &Provider, token: &SessionToken) -> String {
    build(provider, SESSION, token.expose()).to_string()
}

pub(crate) fn session(provider: &Provider, headers: &HeaderMap) -> Option<SessionToken> {
    read_cookie(headers, name(provider, SESSION)).map(SessionToken::new)
}

/// The `Set-Cookie` value that lets the browser be known at the next sign-in.
pub(crate) fn known_cookie(provider: &Provider, known_browser: String) -> String {
    build(provider, KNOWN, known_browser).max_age(YEAR).to_string()
}

pub(crate) fn known(provider: &Provider, headers: &HeaderMap) -> Option<String> {
    read_cookie(headers, name(provider, KNOWN))
}

pub(crate) fn step_cookie(provider: &Provider, sealed: String) -> String {
    let lives = Duration::seconds(i64::try_from(PENDING.as_secs()).unwrap_or_default());
    build(provider, STEP, sealed).max_age(lives).to_string()
}

pub(crate) fn end_step_cookie(provider: &Provider) -> String {
    build(provider, STEP, "").max_age(Duration::ZERO).to_string()
}

pub(crate) fn step(provider: &Provider, headers: &HeaderMap) -> Option<String> {
    read_cookie(headers, name(provider, STEP))
}

pub(crate) fn upstream_cookie(provider: &Provider, value: &str) -> String {
    build(provider, UPSTREAM, value).max_age(TEN_MINUTES).to_string()
}

pub(crate) fn upstream(provider: &Provider, headers: &HeaderMap) -> Option<String> {
    read_cookie(headers, name(provider, UPSTREAM))
}

/// Ends with the browser: what it has begun is for minutes.
pub(crate) fn login_cookie(provider: &Provider, browser: &str) -> String {
    build(provider, LOGIN, browser).to_string()
}

pub(crate) fn login(provider: &Provider, headers: &HeaderMap) -> Option<String> {
    read_cookie(headers, name(provider, LOGIN))
}

pub(crate) fn language_cookie(provider: &Provider, language: Language) -> String {
    build(provider, LANGUAGE, language.tag()).max_age(YEAR).to_string()
}

pub(crate) fn language(headers: &HeaderMap) -> Option<Language> {
    let value =
        read_cookie(headers, LANGUAGE).or_else(|| read_cookie(headers, on_http(LANGUAGE)))?;
    Language::from_tag(&value)
}

/// The `Cookie` header of a browser that has taken these `Set-Cookie` values.
pub(crate) fn with_set_cookies(headers: &HeaderMap, set: &[String]) -> Option<HeaderValue> {
    let new: Vec<_> = set.iter().filter_map(|cookie| Cookie::parse(cookie).ok()).collect();
    let is_new = |cookie: &Cookie<'_>| new.iter().any(|new| new.name() == cookie.name());
    let old = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let old = old.flat_map(Cookie::split_parse).flatten().filter(|cookie| !is_new(cookie));
    let pairs: Vec<String> = old
        .chain(new.iter().cloned())
        .map(|cookie| format!("{}={}", cookie.name(), cookie.value()))
        .collect();
    HeaderValue::from_str(&pairs.join("; ")).ok()
}

/// `None` also if the cookie is there twice, for then someone else set one of them.
pub(crate) fn read_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let mut values = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        // Most are about something else, and need not be taken apart.
        .filter(|header| header.contains(name))
        .flat_map(Cookie::split_parse)
        .flatten()
        .filter(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned());
    let value = values.next()?;
    values.next().is_none().then_some(value)
}
