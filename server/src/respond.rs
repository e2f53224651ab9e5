//! Answers: pages and redirects, with the headers that each must carry.

use std::sync::Arc;

use app::components::return_to_app::WayToApp;
use app::page::Page;
use app::pages::error::{ErrorCase, ErrorPage};
use app::pages::form_post::FormPostPage;
use app::present::date;
use app::render::{AccountChip, RenderContext, render};
use app::words::Words;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY, SET_COOKIE,
    STRICT_TRANSPORT_SECURITY, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oauth::authorize::Delivery;
use oauth::redirect_uri::Destination;
use provider::error::ProviderError;
use provider::session::SignedIn;

use crate::language::Visit;
use crate::state::AppState;

/// A fault of ours, on its way to be logged and told in general words. The
/// layer [`crate::middleware::faults`] makes a page, or JSON, of it.
pub(crate) struct Fault(ProviderError);

impl From<ProviderError> for Fault {
    fn from(error: ProviderError) -> Self {
        Self(error)
    }
}

/// Marks an answer that stands for a fault, so that the layer around knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IsFault;

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        tracing::error!(error = %self.0, "a request failed");
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(IsFault);
        response
    }
}

/// Draws pages for one request.
#[derive(Clone)]
pub(crate) struct Pages {
    state: AppState,
    visit: Visit,
    signed_in: Option<Arc<SignedIn>>,
}

impl Pages {
    /// For a request, and whoever is signed in.
    pub(crate) fn new(state: &AppState, visit: Visit, signed_in: Option<&Arc<SignedIn>>) -> Self {
        Self { state: state.clone(), visit, signed_in: signed_in.cloned() }
    }

    /// The words of these pages.
    pub(crate) fn words(&self) -> Words {
        self.visit.words()
    }

    /// A page with its status and all the headers that pages carry.
    pub(crate) fn show(&self, page: Page) -> Response {
        let nonce = self.state.provider.new_nonce();
        let policy = content_security_policy(&page, &nonce);
        let status =
            StatusCode::from_u16(page.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let html = render(
            page,
            &RenderContext {
                words: self.words(),
                here: self.visit.here.clone(),
                platform_name: self.state.provider.settings().platform_name.clone(),
                nonce,
                assets: self.state.assets.paths.clone(),
                account: self.signed_in.as_deref().map(AccountChip::from),
                demo: self.state.demo.is_some(),
                brand: self.state.brand.shown.clone(),
            },
        );
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        set(headers, CONTENT_TYPE, "text/html; charset=utf-8");
        set(headers, CONTENT_SECURITY_POLICY, &policy);
        // RFC 9700 §4.16, for browsers that do not know frame-ancestors.
        set(headers, X_FRAME_OPTIONS, "DENY");
        // RFC 6749 §5.1's rule for tokens, for whatever is about one person.
        set(headers, CACHE_CONTROL, "no-store");
        // Not no-referrer: under it a form's Origin would be `null`.
        set(headers, REFERRER_POLICY, "same-origin");
        if self.state.provider.settings().is_https() {
            set(headers, STRICT_TRANSPORT_SECURITY, "max-age=63072000");
        }
        response
    }

    /// An error page, with the request's id and the time.
    pub(crate) fn error(&self, page: ErrorPage) -> Response {
        self.show(Page::Error(Box::new(ErrorPage {
            request_id: Some(self.visit.request_id.to_string()),
            time: Some(date::day_and_clock(self.words(), self.state.provider.now())),
            ..page
        })))
    }

    /// An error page without details.
    pub(crate) fn error_case(&self, case: ErrorCase) -> Response {
        self.error(ErrorPage::new(case))
    }
}

/// Everything is forbidden but what a page of ours needs.
fn content_security_policy(page: &Page, nonce: &str) -> String {
    // strict-dynamic: the nonce'd script may import the module it needs.
    let scripts = match page {
        page if page.has_island() => {
            format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'")
        }
        page if page.has_script() => format!("'nonce-{nonce}'"),
        _ => "'none'".to_owned(),
    };
    // Chromium holds form-action against every redirect that follows a form,
    // and the answer to an app is one (it would hang, also where the app
    // redirects onward): pages whose forms end there have none.
    let form_action = match page {
        Page::SignIn(_)
        | Page::SignedIn(_)
        | Page::Consent(_)
        | Page::FormPost(_)
        | Page::Outcome(_)
        | Page::Device(_) => "",
        _ => "; form-action 'self'",
    };
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src {scripts}; \
         connect-src 'self'; base-uri 'none'; frame-ancestors 'none'{form_action}"
    )
}

/// 303 See Other: the browser follows with GET, and a password or an answer is
/// never sent on (RFC 9700 §4.12).
pub(crate) fn see_other(location: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    set(response.headers_mut(), LOCATION, location);
    set(response.headers_mut(), CACHE_CONTROL, "no-store");
    response
}

/// Sends the app its answer, in the way it wants.
pub(crate) fn answer_app(pages: &Pages, delivery: Delivery) -> Response {
    match WayToApp::from(delivery) {
        WayToApp::Link(location) => see_app(&location),
        WayToApp::Form(form) => {
            let host = Destination::of(&form.action).host_and_port;
            pages.show(Page::FormPost(Box::new(FormPostPage { form, host })))
        }
    }
}

/// 303 to an app: our own address, which may carry its request, stays with us.
fn see_app(location: &str) -> Response {
    let mut response = see_other(location);
    set(response.headers_mut(), REFERRER_POLICY, "no-referrer");
    response
}

/// Adds a cookie to an answer.
pub(crate) fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// Sets a header to a text of ours, or to a redirect URI, which was checked to
/// be printable ASCII when it was registered.
pub(crate) fn set(headers: &mut axum::http::HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
