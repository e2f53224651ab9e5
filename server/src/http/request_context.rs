use std::convert::Infallible;

use app::i18n::Localizer;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::header::{ACCEPT_LANGUAGE, REFERER};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, Method};
use oauth::language::Language;
use oauth::parameters::Parameters;
use oauth::time_zone::TimeZone;
use provider::account::session::SignedIn;
use routes::UrlBuilder;

use crate::http::accept::wants_page;
use crate::http::cookies;
use crate::telemetry::request::RequestId;

/// A request for a page: in which language to answer, and where the page that answers can
/// be seen again.
#[derive(Clone, Debug)]
pub(crate) struct RequestContext {
    pub(crate) request_id: RequestId,
    /// The path that shows the page again with GET.
    pub(crate) here: String,
    /// Else an error is told as JSON.
    pub(crate) wants_page: bool,
    chosen: Option<Language>,
    ui_locales: Option<String>,
    accept_language: Option<String>,
    time_zone: TimeZone,
}

impl RequestContext {
    pub(crate) fn of(parts: &Parts) -> Self {
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let here = uri.path_and_query().map(PathAndQuery::as_str).and_then(routes::local_path);
        let here = here.filter(|_| matches!(parts.method, Method::GET | Method::HEAD));
        // A form's page knows its query, even where its body does not say.
        let ui_locales = match here {
            Some(here) => ui_locales(here),
            None => text(&parts.headers, REFERER).as_deref().and_then(ui_locales),
        };
        Self {
            request_id: parts.extensions.get().cloned().unwrap_or_default(),
            here: here.unwrap_or(routes::FRONT).to_owned(),
            wants_page: wants_page(uri.path(), &parts.headers),
            chosen: cookies::language(&parts.headers),
            ui_locales,
            accept_language: text(&parts.headers, ACCEPT_LANGUAGE),
            time_zone: TimeZone::UTC,
        }
    }

    #[must_use]
    pub(crate) fn of_person(self, person: Option<&SignedIn>) -> Self {
        match person {
            Some(person) => Self { time_zone: person.company.time_zone, ..self },
            None => self,
        }
    }

    /// For an answer to a form: `here` is the page that shows the same with GET; its query decides
    /// on the language too.
    #[must_use]
    pub(crate) fn at(mut self, here: String) -> Self {
        self.ui_locales = ui_locales(&here).or(self.ui_locales);
        self.here = here;
        self
    }

    #[must_use]
    pub(crate) fn answering(self, answer: &str) -> Self {
        let (path, query) = self.here.split_once('?').unwrap_or((&self.here, ""));
        let kept =
            form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != routes::ANSWER);
        let page = kept.fold(UrlBuilder::relative(path), |page, (name, value)| {
            page.query(&name, value.as_ref())
        });
        let here = page.query(routes::ANSWER, answer).into();
        self.at(here)
    }

    pub(crate) fn localizer(&self) -> Localizer {
        let language = Language::negotiate(
            self.chosen.map(Language::tag),
            self.ui_locales.as_deref(),
            self.accept_language.as_deref(),
        );
        Localizer::of(language).in_zone(self.time_zone).marking_times()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for RequestContext {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        // The layer around the pages has read it already.
        let read = parts.extensions.get().cloned();
        Ok(read.unwrap_or_else(|| Self::of(parts)))
    }
}

const UI_LOCALES: &str = "ui_locales";

/// OpenID Connect Core 1.0 §3.1.2.1: of the authorization request at this address, or of the one
/// that the sign-in page comes back to.
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
