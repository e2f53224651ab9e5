//! One browser's session: in the cookie a random name, here what belongs to it. What it has begun
//! and not finished has cookies of its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use cookie::{Cookie, CookieBuilder, SameSite};
use oauth2::CsrfToken;

use crate::oauth::{Pending, Tokens};

const DAY: Duration = Duration::from_hours(24);

/// What belongs to a browser.
#[derive(Default)]
pub(crate) struct Session {
    pub(crate) tokens: Option<Arc<Tokens>>,
    /// What is to be said once.
    pub(crate) message: Option<&'static str>,
}

pub(crate) struct Sessions {
    kept: Mutex<HashMap<String, (Instant, Session)>>,
    /// Attempts to connect that are not finished, by the random value of their cookie.
    attempts: Mutex<HashMap<String, (Instant, Pending)>>,
    is_https: bool,
}

/// So many attempts may be open in a browser: cookies make every request longer.
const OPEN: usize = 8;

impl Sessions {
    pub(crate) fn new(is_https: bool) -> Self {
        Self { kept: Mutex::default(), attempts: Mutex::default(), is_https }
    }

    /// Only https protects the name's prefix, which no other host can then set.
    fn name(&self) -> &'static str {
        if self.is_https { "__Host-talent-list" } else { "talent-list" }
    }

    /// Does something with the session of a request, if it has one.
    pub(crate) fn with<T>(
        &self,
        headers: &HeaderMap,
        act: impl FnOnce(&mut Session) -> T,
    ) -> Option<T> {
        let id = self.id(headers)?;
        lock(&self.kept).get_mut(&id).filter(|(ends_at, _)| now() < *ends_at).map(|(_, it)| act(it))
    }

    /// A new session in place of the request's; the cookie to set. Each step gets a new
    /// name, so that a planted one is worth nothing.
    pub(crate) fn replace(&self, headers: &HeaderMap, session: Session) -> String {
        let old = self.id(headers);
        let mut kept = lock(&self.kept);
        kept.retain(|id, (ends_at, _)| now() < *ends_at && Some(id) != old.as_ref());
        let id = random();
        kept.insert(id.clone(), (now() + DAY, session));
        self.cookie(self.name().to_owned(), id).to_string()
    }

    /// Remembers an attempt to connect; the cookies to set. Each attempt has a cookie of its own: a
    /// person may begin in two tabs, and each tab's answer is checked against its own `state`.
    pub(crate) fn remember(&self, headers: &HeaderMap, pending: Pending) -> Vec<String> {
        let open: Vec<String> = cookies(headers)
            .map(|it| it.name().to_owned())
            .filter(|it| self.is_attempt(it))
            .collect();
        let ended = open.iter().filter(|_| open.len() >= OPEN);
        let mut set: Vec<String> = ended.map(|name| self.no_cookie(name.clone())).collect();
        let id = random();
        let name = self.attempt(pending.state.secret());
        set.push(self.cookie(name, id.clone()).max_age(cookie::time::Duration::DAY).to_string());
        let mut attempts = lock(&self.attempts);
        attempts.retain(|_, (ends_at, _)| now() < *ends_at);
        attempts.insert(id, (now() + DAY, pending));
        set
    }

    /// The attempt of this browser that has this `state`, and the cookie to set. It counts once.
    pub(crate) fn take(&self, headers: &HeaderMap, state: &str) -> Option<(Pending, String)> {
        let name = self.attempt(state);
        let id = cookies(headers).find(|it| it.name() == name)?.value().to_owned();
        let (ends_at, pending) = lock(&self.attempts).remove(&id)?;
        let is_meant = pending.state.secret() == state && now() < ends_at;
        is_meant.then(|| (pending, self.no_cookie(name)))
    }

    fn attempt(&self, state: &str) -> String {
        format!("{}-attempt-{state}", self.name())
    }

    fn is_attempt(&self, cookie: &str) -> bool {
        cookie.starts_with(&self.attempt(""))
    }

    fn cookie(&self, name: String, value: String) -> CookieBuilder<'static> {
        Cookie::build((name, value))
            .path("/")
            .http_only(true)
            .secure(self.is_https)
            // It must come along when the authorization server sends the browser back.
            .same_site(SameSite::Lax)
    }

    fn no_cookie(&self, name: String) -> String {
        self.cookie(name, String::new()).max_age(cookie::time::Duration::ZERO).to_string()
    }

    fn id(&self, headers: &HeaderMap) -> Option<String> {
        cookies(headers).find(|it| it.name() == self.name()).map(|it| it.value().to_owned())
    }
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = Cookie<'_>> {
    let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    texts.flat_map(Cookie::split_parse).flatten()
}

/// 256 bits from the system's source of chance.
fn random() -> String {
    CsrfToken::new_random_len(32).into_secret()
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[expect(clippy::disallowed_methods, reason = "an app of its own, without the server's clock")]
fn now() -> Instant {
    Instant::now()
}
