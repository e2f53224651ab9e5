//! Shows a page again with what a person had entered: a form whose session has ended waits in the
//! sign-in form, and is there when the same person has signed in again.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{OriginalUri, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE, LOCATION, TRANSFER_ENCODING};
use axum::http::uri::PathAndQuery;
use axum::http::{Extensions, HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use oauth::parameters::Parameters;
use tower::ServiceExt as _;

use crate::http::body;
use crate::http::cookies::with_set_cookies;
use crate::http::csrf::is_same_origin;
use crate::http::entered::{Entered, Forgotten, KEPT, KeptForm};
use crate::http::headers::with_cookies;
use crate::http::{RequestContext, see_other};
use crate::state::AppState;

/// In the extensions of a response: the page to show instead of it.
#[derive(Clone)]
pub(crate) struct ShowAgain {
    pub(crate) page: String,
    pub(crate) entered: Entered,
    /// `Set-Cookie` values, which the page knows already.
    pub(crate) cookies: Vec<String>,
}

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
        extensions: parts.extensions.clone(),
    };
    let path = parts.uri.path_and_query().map_or(routes::FRONT, PathAndQuery::as_str).to_owned();
    // An upload is not kept.
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
    extensions: Extensions,
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

    /// The sign-in page, with what was entered in its form. Where that cannot be kept, the redirect.
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
        let extensions = request.extensions_mut();
        *extensions = self.extensions.clone();
        // They are about the form.
        extensions.remove::<OriginalUri>();
        extensions.remove::<RequestContext>();
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

/// Pages are kept in memory until they are whole anyway.
async fn filled(response: Response, entered: Entered) -> Response {
    let (mut parts, body) = response.into_parts();
    let entered = match parts.extensions.remove::<Forgotten>() {
        Some(forgotten) => entered.without(forgotten),
        None => entered,
    };
    let is_page = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == HTML);
    if !is_page {
        return Response::from_parts(parts, body);
    }
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return see_other(routes::FRONT);
    };
    let page = entered.fill(&String::from_utf8_lossy(&bytes));
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}

const HTML: &str = "text/html; charset=utf-8";
