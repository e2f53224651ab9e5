//! In which language to answer, and where the page that answers can be seen
//! again.

use std::convert::Infallible;

use app::i18n::Localizer;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::{ACCEPT_LANGUAGE, REFERER};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, Method};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use oauth::language::Language;
use oauth::parameters::Parameters;
use provider::Provider;

use crate::browser::read_cookie;
use crate::middleware::request_id::RequestId;
use crate::pages::sign_in::our_path;
use crate::paths;

/// A request for a page: who is spoken to in which language, about which page.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// The request's id.
    pub(crate) request_id: RequestId,
    /// The path that shows the page again with GET.
    pub(crate) here: String,
    /// The language chosen with the footer's buttons.
    chosen: Option<Language>,
    /// What the app asked for.
    ui_locales: Option<String>,
    /// What the browser prefers.
    accept_language: Option<String>,
}

impl Visit {
    /// Reads a request.
    pub(crate) fn of(parts: &Parts) -> Self {
        let OriginalUri(uri) = parts
            .extensions
            .get::<OriginalUri>()
            .cloned()
            .unwrap_or_else(|| OriginalUri(parts.uri.clone()));
        let here = if matches!(parts.method, Method::GET | Method::HEAD) {
            our_path(uri.path_and_query().map(PathAndQuery::as_str))
        } else {
            None
        };
        // A form's page knows its query, even where its body does not say.
        let ui_locales = match &here {
            Some(here) => ui_locales(here),
            None => text(&parts.headers, REFERER).as_deref().and_then(ui_locales),
        };
        Self {
            request_id: parts.extensions.get().cloned().unwrap_or_default(),
            here: here.unwrap_or_else(|| paths::FRONT.to_owned()),
            chosen: chosen(&parts.headers),
            ui_locales,
            accept_language: text(&parts.headers, ACCEPT_LANGUAGE),
        }
    }

    /// For an answer to a form: the page that shows the same with GET, whose query
    /// decides on the language too.
    #[must_use]
    pub(crate) fn at(mut self, here: String) -> Self {
        self.ui_locales = ui_locales(&here).or(self.ui_locales);
        self.here = here;
        self
    }

    /// The words to answer in.
    pub(crate) fn localizer(&self) -> Localizer {
        Localizer::of(Language::negotiate(
            self.chosen.map(Language::tag),
            self.ui_locales.as_deref(),
            self.accept_language.as_deref(),
        ))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        // The layer around the pages has read it already.
        let read = parts.extensions.get().cloned();
        Ok(read.unwrap_or_else(|| Self::of(parts)))
    }
}

/// `ui_locales` (OpenID Connect Core 1.0 §3.1.2.1) of the authorization request
/// at this address, or of the one that the sign-in page comes back to.
fn ui_locales(address: &str) -> Option<String> {
    // Nearly no app asks.
    if !address.contains(UI_LOCALES) {
        return None;
    }
    let of = |address: &str| Parameters::parse(address.split_once('?')?.1).ok();
    let parameters = of(address)?;
    let request = match parameters.get("return_to") {
        Some(return_to) => of(return_to)?,
        None => parameters,
    };
    request.get(UI_LOCALES).map(str::to_owned)
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

const UI_LOCALES: &str = "ui_locales";

const COOKIE: &str = "countersign_language";
/// On https, as the session's cookie.
const HOST_COOKIE: &str = "__Host-countersign_language";

fn chosen(headers: &HeaderMap) -> Option<Language> {
    let value = read_cookie(headers, HOST_COOKIE).or_else(|| read_cookie(headers, COOKIE))?;
    Language::from_tag(&value)
}

/// The `Set-Cookie` value that remembers a choice for a year.
pub(crate) fn cookie(provider: &Provider, language: Language) -> String {
    let https = provider.settings().is_https();
    Cookie::build((if https { HOST_COOKIE } else { COOKIE }, language.tag()))
        .path("/")
        .max_age(Duration::days(365))
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Lax)
        .to_string()
}
