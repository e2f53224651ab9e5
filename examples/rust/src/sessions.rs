//! One browser's session: in the cookie a random name, here what belongs to it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use cookie::{Cookie, SameSite};
use oauth2::CsrfToken;

use crate::oauth::{Pending, Tokens};

const DAY: Duration = Duration::from_hours(24);

/// What belongs to a browser.
#[derive(Default)]
pub(crate) struct Session {
    pub(crate) pending: Option<Pending>,
    pub(crate) tokens: Option<Arc<Tokens>>,
    /// What is to be said once.
    pub(crate) message: Option<&'static str>,
}

pub(crate) struct Sessions {
    kept: Mutex<HashMap<String, (Instant, Session)>>,
    is_https: bool,
}

impl Sessions {
    pub(crate) fn new(is_https: bool) -> Self {
        Self { kept: Mutex::default(), is_https }
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
        self.lock().get_mut(&id).filter(|(ends_at, _)| now() < *ends_at).map(|(_, it)| act(it))
    }

    /// A new session in place of the request's; the cookie to set. Each step gets a new
    /// name, so that one that somebody planted is worth nothing.
    pub(crate) fn replace(&self, headers: &HeaderMap, session: Session) -> String {
        let old = self.id(headers);
        let mut kept = self.lock();
        kept.retain(|id, (ends_at, _)| now() < *ends_at && Some(id) != old.as_ref());
        // 256 bits from the system's source of chance.
        let id = CsrfToken::new_random_len(32).into_secret();
        kept.insert(id.clone(), (now() + DAY, session));
        Cookie::build((self.name(), id))
            .path("/")
            .http_only(true)
            .secure(self.is_https)
            // It must come along when the authorization server sends the browser back.
            .same_site(SameSite::Lax)
            .to_string()
    }

    fn id(&self, headers: &HeaderMap) -> Option<String> {
        let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies = texts.flat_map(Cookie::split_parse).flatten();
        cookies.find(|cookie| cookie.name() == self.name()).map(|it| it.value().to_owned())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, (Instant, Session)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::disallowed_methods, reason = "an app of its own, without the server's clock")]
fn now() -> Instant {
    Instant::now()
}
