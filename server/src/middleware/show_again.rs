//! Shows a page again with what a person had entered: a form whose session has ended waits in the
//! sign-in form, and is there when the same person has signed in again.

use std::net::SocketAddr;

use app::i18n::Localizer;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, LOCATION, TRANSFER_ENCODING};
use axum::http::response::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use oauth::parameters::Parameters;
use tower::ServiceExt as _;

use crate::http::body;
use crate::http::cookies::with_set_cookies;
use crate::http::csrf::is_same_origin;
use crate::http::entered::{Entered, Forgotten, KEPT, KeptForm};
use crate::http::headers::with_cookies;
use crate::http::see_other;
use crate::state::AppState;
use crate::telemetry::request::RequestId;

/// In the extensions of a response: the page to show instead of it.
#[derive(Clone)]
pub(crate) struct ShowAgain {
    pub(crate) page: String,
    pub(crate) entered: Entered,
    /// `Set-Cookie` values, which the page knows already.
    pub(crate) cookies: Vec<String>,
}

/// In the extensions of a response: another person has changed what the form edits. This says so;
/// the form itself, with what was entered, says more.
#[derive(Clone, Copy)]
pub(crate) struct EditedMeanwhile(pub(crate) Localizer);

/// The pages' own router, to ask it for another page.
#[derive(Clone)]
pub(crate) struct OwnPages(pub(crate) Router);

pub(crate) async fn layer(
    State((state, OwnPages(pages))): State<(AppState, OwnPages)>,
    request: Request,
    next: Next,
) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let browser = Browser {
        state,
        pages,
        headers: parts.headers.clone(),
        peer: parts.extensions.get().copied(),
        request_id: parts.extensions.get().cloned(),
    };
    let path = parts.uri.path_and_query().map_or(routes::FRONT, PathAndQuery::as_str).to_owned();
    // Uploads are not preserved.
    let (body, sent) = if is_form(&parts.headers) {
        match body::read(body).await {
            Ok(sent) => (Body::from(sent.clone()), sent),
            Err(error) => return error.into_response(),
        }
    } else {
        (body, Bytes::new())
    };
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(again) = response.extensions_mut().remove::<ShowAgain>() {
        return browser.show(again).await;
    }
    if let Some(EditedMeanwhile(localizer)) = response.extensions_mut().remove() {
        let entered = Entered::of_form(&browser.headers, Some(&path), &sent);
        return browser.show_beside(&path, entered, localizer).await.unwrap_or(response);
    }
    let Some(location) = sign_in_page(&response) else { return response };
    // Not what another site sends.
    if !is_same_origin(&browser.headers, &browser.state.provider.settings().issuer) {
        return response;
    }
    let entered = Entered::of_form(&browser.headers, Some(&path), &sent);
    let page = return_to(&location).filter(|page| page != routes::FRONT).unwrap_or(path);
    browser.sign_in_first(&location, page, &browser.headers, entered, response).await
}

/// The browser that sent a form.
struct Browser {
    state: AppState,
    pages: Router,
    headers: HeaderMap,
    peer: Option<ConnectInfo<SocketAddr>>,
    request_id: Option<RequestId>,
}

impl Browser {
    async fn show(&self, again: ShowAgain) -> Response {
        let ShowAgain { page, entered, cookies } = again;
        let mut headers = self.headers.clone();
        if let Some(cookie) = with_set_cookies(&self.headers, &cookies) {
            headers.insert(COOKIE, cookie);
        }
        let mut response = self.get(&page, &headers, &entered).await;
        // What only takes forms is no page; the one before it may be.
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            response = match entered.page() {
                Some(before) => self.get(before, &headers, &entered).await,
                None => see_other(routes::FRONT),
            };
        }
        response = match sign_in_page(&response) {
            Some(location) => {
                self.sign_in_first(&location, page, &headers, entered, response).await
            }
            None => filled(response, entered).await,
        };
        with_cookies(response, &cookies)
    }

    /// The form at that address, if there is one.
    async fn show_beside(
        &self,
        path: &str,
        entered: Entered,
        localizer: Localizer,
    ) -> Option<Response> {
        let response = self.get(path, &self.headers, &Entered::default()).await;
        if response.status() != StatusCode::OK {
            return None;
        }
        let (parts, page) = read(response).await?;
        let page = entered.fill_beside(&page, path, localizer)?;
        let mut response = Response::from_parts(parts, Body::from(page));
        *response.status_mut() = StatusCode::CONFLICT;
        Some(response)
    }

    /// The sign-in page, with what was entered in its form. If that cannot be preserved, the
    /// redirect.
    async fn sign_in_first(
        &self,
        location: &str,
        page: String,
        headers: &HeaderMap,
        entered: Entered,
        redirect: Response,
    ) -> Response {
        let owner = entered.owner();
        // A sealed page has its owner inside.
        let is_ours = owner.is_some() || entered.get(routes::SEALED).is_some();
        if !is_ours || !entered.fits() {
            return redirect;
        }
        let sealed = self.state.provider.accounts().keep(owner, &KeptForm { page, entered });
        let kept = Entered::one(KEPT, sealed);
        self.get(location, headers, &kept).await
    }

    async fn get(&self, page: &str, headers: &HeaderMap, entered: &Entered) -> Response {
        let Ok(uri) = page.parse::<Uri>() else { return see_other(routes::FRONT) };
        let mut request = Request::new(Body::empty());
        *request.method_mut() = Method::GET;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers.clone();
        for of_the_form in [CONTENT_TYPE, CONTENT_LENGTH, TRANSFER_ENCODING] {
            request.headers_mut().remove(of_the_form);
        }
        // Nothing else of the form's: its path and what was read of it are not this page's.
        let extensions = request.extensions_mut();
        if let Some(peer) = self.peer {
            extensions.insert(peer);
        }
        if let Some(request_id) = &self.request_id {
            extensions.insert(request_id.clone());
        }
        extensions.insert(entered.clone());
        let Ok(response) = self.pages.clone().oneshot(request).await;
        response
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// The path of a redirect to the sign-in page.
fn sign_in_page(response: &Response) -> Option<String> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let path = location.split('?').next();
    (path == Some(routes::SIGN_IN)).then(|| location.to_owned())
}

fn return_to(sign_in_page: &str) -> Option<String> {
    let (_, query) = sign_in_page.split_once('?')?;
    let query = Parameters::parse(query).ok()?;
    query.get("return_to").and_then(routes::local_path).map(str::to_owned)
}

async fn filled(mut response: Response, entered: Entered) -> Response {
    let entered = match response.extensions_mut().remove::<Forgotten>() {
        Some(forgotten) => entered.without(forgotten),
        None => entered,
    };
    if !is_page(&response) {
        return response;
    }
    let Some((parts, page)) = read(response).await else { return see_other(routes::FRONT) };
    Response::from_parts(parts, Body::from(entered.fill(&page)))
}

fn is_page(response: &Response) -> bool {
    response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == HTML)
}

/// Pages are buffered in memory until complete anyway.
async fn read(response: Response) -> Option<(Parts, String)> {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.ok()?;
    parts.headers.remove(CONTENT_LENGTH);
    Some((parts, String::from_utf8_lossy(&bytes).into_owned()))
}

const HTML: &str = "text/html; charset=utf-8";
