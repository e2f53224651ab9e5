//! Answers: pages and redirects, with the headers that each must carry.

use std::fmt::Display;
use std::sync::Arc;

use app::components::form::PostForm;
use app::components::return_to_app::WayToApp;
use app::context::{AccountChip, Navigation, RenderContext};
use app::i18n::{Localizer, date};
use app::page::{Frame, Page, Place, Scripts};
use app::pages::error::present::{ErrorCase, ErrorPage};
use app::pages::form_post::FormPostPage;
use app::render::{Rendered, render};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_FRAME_OPTIONS,
};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use oauth::authorize::Delivery;
use oauth::client::redirect_uri::Destination;
use oauth::credential::secret::SessionToken;
use oauth::id::UserId;
use provider::account::AccountService;
use provider::account::places::Places;
use provider::account::session::SignedIn;

use crate::http::browser_session::BrowserSession;
use crate::http::error_json;
use crate::http::headers::set;
use crate::http::page_error::PageError;
use crate::http::request_context::RequestContext;
use crate::state::AppState;

#[derive(Clone)]
pub(crate) struct Pages {
    state: AppState,
    context: RequestContext,
    browser: Option<BrowserSession>,
    waiting_requests: u32,
    sealed: Option<String>,
}

impl FromRequestParts<AppState> for Pages {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, PageError> {
        let Ok(context) = RequestContext::from_request_parts(parts, state).await;
        let browser = BrowserSession::from_request_parts(parts, state).await?;
        Ok(Self::new(state, context, Some(&browser)))
    }
}

impl Pages {
    /// Without a browser, for pages that name no account.
    pub(crate) fn new(
        state: &AppState,
        context: RequestContext,
        browser: Option<&BrowserSession>,
    ) -> Self {
        let signed_in = browser.and_then(|browser| browser.signed_in.as_deref());
        Self {
            state: state.clone(),
            context: context.of_person(signed_in),
            browser: browser.cloned(),
            waiting_requests: 0,
            sealed: None,
        }
    }

    /// That many requests wait for an answer of the person.
    #[must_use]
    pub(crate) fn with_waiting_requests(self, waiting_requests: u32) -> Self {
        Self { waiting_requests, ..self }
    }

    fn signed_in(&self) -> Option<&Arc<SignedIn>> {
        self.browser.as_ref()?.signed_in.as_ref()
    }

    pub(crate) fn localizer(&self) -> Localizer {
        self.context.localizer()
    }

    /// For a page that answers a form: its path shows it again, with GET and what was entered.
    pub(crate) fn answering(&self, answer: &str) -> Self {
        Self { context: self.context.clone().answering(answer), ..self.clone() }
    }

    pub(crate) fn is_signed_in(&self) -> bool {
        self.signed_in().is_some()
    }

    pub(crate) fn person(&self) -> Option<&UserId> {
        self.signed_in().map(|signed_in| &signed_in.user.id)
    }

    pub(crate) fn accounts(&self) -> &AccountService {
        self.state.provider.accounts()
    }

    pub(crate) fn with_sealed(&self, sealed: String) -> Self {
        Self { sealed: Some(sealed), ..self.clone() }
    }

    pub(crate) fn show(&self, page: impl Page) -> Response {
        self.draw(Box::new(page))
    }

    fn draw(&self, page: Box<dyn Page>) -> Response {
        let nonce = self.state.provider.new_nonce();
        let leads_to_app = page.leads_to_app();
        let status =
            StatusCode::from_u16(page.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let account = self.signed_in().filter(|_| page.shows_account());
        let navigation = account
            .filter(|_| matches!(page.frame(), Frame::Managed(_)))
            .map(|signed_in| self.navigation(signed_in));
        let then = match page.frame() {
            // What is listed below it belongs to one company.
            Frame::Managed(place) => place.path(),
            _ => routes::FRONT,
        };
        let account = account.map(|signed_in| {
            let switch = || switch_company_form(&self.state, self.token(), then);
            AccountChip::of(self.localizer(), signed_in, self.sign_out_form(), switch)
        });
        let Rendered { html, scripts } = render(
            page,
            RenderContext {
                localizer: self.localizer(),
                switch_language: routes::switch_language(&self.context.here),
                here: self.context.here.clone(),
                sealed: self.sealed.clone(),
                platform_name: self.state.provider.settings().platform_name.clone(),
                nonce: nonce.clone(),
                assets: Arc::clone(&self.state.assets.paths),
                account,
                navigation,
                demo: self.state.demo.is_some(),
                brand: Arc::clone(&self.state.brand.shown),
            },
        );
        let policy = content_security_policy(scripts, leads_to_app, &nonce);
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        set(headers, CONTENT_TYPE, "text/html; charset=utf-8");
        set(headers, CONTENT_SECURITY_POLICY, &policy);
        // RFC 9700 §4.16, for browsers that do not know frame-ancestors.
        set(headers, X_FRAME_OPTIONS, "DENY");
        // RFC 6749 §5.1's rule for tokens, for whatever is about one user.
        set(headers, CACHE_CONTROL, "no-store");
        // Not no-referrer: under it a form's Origin would be `null`.
        set(headers, REFERRER_POLICY, "same-origin");
        if self.state.provider.settings().is_https() {
            set(headers, STRICT_TRANSPORT_SECURITY, "max-age=63072000");
        }
        response
    }

    fn navigation(&self, signed_in: &SignedIn) -> Navigation {
        let places = Places::of(signed_in);
        let known = [
            (Place::ConnectedApps, true),
            (Place::Account, true),
            (Place::AppsInUse, places.administration),
            (Place::People, places.administration),
            (Place::Requests, places.administration),
            (Place::Policy, places.administration),
            (Place::Audit, places.administration),
            (Place::Credentials, places.credentials),
            (Place::OwnApps, places.own_apps),
            (Place::Playground, self.state.playground),
            (Place::Marketplace, true),
        ];
        let open = known.into_iter().filter(|(_, is_open)| *is_open);
        Navigation {
            places: open.map(|(place, _)| place).collect(),
            waiting_requests: self.waiting_requests,
        }
    }

    fn sign_out_form(&self) -> PostForm {
        sign_out_form(&self.state, self.token())
    }

    fn token(&self) -> Option<&SessionToken> {
        self.browser.as_ref().and_then(|browser| browser.token.as_ref())
    }

    pub(crate) fn error(&self, page: ErrorPage) -> Response {
        if !self.context.wants_page {
            return error_json::of_page(&page);
        }
        self.show(ErrorPage {
            request_id: Some(self.context.request_id.to_string()),
            time: Some(date::day_and_clock(self.localizer(), self.state.provider.now())),
            ..page
        })
    }

    pub(crate) fn error_case(&self, case: ErrorCase) -> Response {
        self.error(ErrorPage::new(case))
    }
}

fn content_security_policy(scripts: Scripts, leads_to_app: bool, nonce: &str) -> String {
    // strict-dynamic: the nonce'd script may import the module it needs.
    let scripts = match scripts {
        Scripts::Islands => format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"),
        Scripts::Inline => format!("'nonce-{nonce}'"),
        Scripts::None => "'none'".to_owned(),
    };
    // Chromium holds form-action against every redirect that follows a form,
    // and the answer to an app is one (it would hang, also where the app
    // redirects onward): pages whose forms end there have none.
    let form_action = if leads_to_app { "" } else { "; form-action 'self'" };
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src {scripts}; \
         connect-src 'self'; base-uri 'none'; frame-ancestors 'none'{form_action}"
    )
}

/// On the front page it says that it has happened.
pub(crate) const SIGNED_OUT: &str = "signed_out=yes";

pub(crate) fn sign_out_form(state: &AppState, token: Option<&SessionToken>) -> PostForm {
    let token = token.map(|token| state.provider.accounts().form_token(token));
    PostForm::new(routes::SIGN_OUT)
        .with("token", token.unwrap_or_default())
        .with("return_to", format!("{}?{SIGNED_OUT}", routes::FRONT))
}

/// The company is named by its buttons.
fn switch_company_form(state: &AppState, token: Option<&SessionToken>, then: &str) -> PostForm {
    let token = token.map(|token| state.provider.accounts().form_token(token));
    PostForm::new(routes::SWITCH_COMPANY)
        .with("token", token.unwrap_or_default())
        .with("return_to", then)
}

/// The browser follows with GET, and a password or an answer is never sent on (RFC 9700 §4.12).
pub(crate) fn see_other(location: impl Display) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    set(response.headers_mut(), LOCATION, &location.to_string());
    set(response.headers_mut(), CACHE_CONTROL, "no-store");
    response
}

pub(crate) fn answer_app(pages: &Pages, delivery: Delivery) -> Response {
    match WayToApp::from(delivery) {
        WayToApp::Link(location) => see_app(&location),
        WayToApp::Form(form) => {
            let host = Destination::of(&form.action).host_and_port;
            pages.show(FormPostPage { form, host })
        }
    }
}

/// Our own address, which may carry the app's request, stays with us.
fn see_app(location: &str) -> Response {
    let mut response = see_other(location);
    set(response.headers_mut(), REFERRER_POLICY, "no-referrer");
    response
}
