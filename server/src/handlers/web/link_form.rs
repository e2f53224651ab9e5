//! The page of a link in an email with which a person chooses how to sign in, and its forms.

use app::components::error_summary::FormError;
use app::components::form::PostForm;
use app::pages::choose_password::{ChoosePasswordPage, PasskeyInstead};
use app::pages::dead_link::{DeadLinkPage, MailLink};
use app::pages::factors::NAME;
use app::pages::own_account::form::DELEGATES;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Path, Request};
use axum::http::header::REFERRER_POLICY;
use axum::response::{IntoResponse, Response};
use oauth::parameters::Parameters;
use provider::account::begin_session::Browser;
use provider::account::password_link::{OpenLink, PasswordLinkError};

use super::practice::form_token;
use crate::http::cookies::session_cookie;
use crate::http::csrf::is_form_of_browser;
use crate::http::headers::{set, user_agent, with_cookie};
use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// A form of the page, which this browser was shown, for a link that works.
pub(crate) struct LinkForm {
    pub(crate) pages: Pages,
    pub(crate) link: String,
    pub(crate) sent: Parameters,
    pub(crate) caller: Browser,
    open: OpenLink,
    browser: BrowserSession,
}

impl LinkForm {
    pub(crate) fn delegates(&self) -> bool {
        self.sent.get(DELEGATES) == Some("yes")
    }

    pub(crate) fn again(&self, state: &AppState, error: FormError) -> Response {
        let Self { pages, browser, link, open, .. } = self;
        show(state, pages, browser, link, open.clone(), vec![error], self.delegates())
    }
}

impl FromRequest<AppState> for LinkForm {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let path = Path::<String>::from_request_parts(&mut parts, state).await;
        let Path(link) = path.map_err(IntoResponse::into_response)?;
        let context = RequestContext::from_request_parts(&mut parts, state).await;
        let context = context.map_err(IntoResponse::into_response)?;
        let address = ClientAddress::from_request_parts(&mut parts, state).await;
        let ClientAddress(address) = address.map_err(IntoResponse::into_response)?;
        let browser = BrowserSession::from_request_parts(&mut parts, state).await;
        let browser = browser.map_err(IntoResponse::into_response)?;
        let headers = parts.headers.clone();
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await;
        let body = body.map_err(IntoResponse::into_response)?;

        let pages = Pages::new(state, context.at(routes::password_link(&link)), None);
        let open = match state.provider.accounts().password_link(&link).await {
            Ok(open) => open,
            Err(error) => return Err(refused(&pages, error).into_response()),
        };
        let sent = Parameters::parse_bytes(&body).unwrap_or_default();
        let caller =
            Browser { token: browser.token.clone(), user_agent: user_agent(&headers), address };
        let form = Self { pages, link, sent, caller, open, browser };
        // Whoever holds a link could else sign others in to the account that it is for.
        let (token, sent) = (form.browser.token.as_ref(), form.sent.get("token"));
        if !is_form_of_browser(&state.provider, &headers, token, sent.unwrap_or_default()) {
            let text = form.pages.localizer().t("sign-in-expired");
            return Err(form.again(state, FormError { text, field: None }));
        }
        Ok(form)
    }
}

pub(super) fn show(
    state: &AppState,
    pages: &Pages,
    browser: &BrowserSession,
    link: &str,
    open: OpenLink,
    errors: Vec<FormError>,
    delegates: bool,
) -> Response {
    let (token, new_token) = form_token(state, browser);
    let passkey = state.provider.accounts().offers_invited_passkey(&open).then(|| {
        let path = routes::password_link_passkey(link);
        let name = pages.localizer().t("passkey-default-name");
        let form = PostForm::new(path.clone()).with("token", token.clone()).with(NAME, name);
        PasskeyInstead { form, challenge: path }
    });
    let OpenLink { user, purpose } = open;
    let form = PostForm::new(routes::password_link(link)).with("token", token);
    let page = ChoosePasswordPage {
        purpose,
        form,
        name: user.full_name(),
        email: user.email,
        errors,
        delegates,
        passkey,
    };
    let response = without_path(pages.show(page));
    match new_token {
        Some(token) => with_cookie(response, &session_cookie(&state.provider, &token)),
        None => response,
    }
}

/// The page's own address is a secret, and goes with no request; the form's Origin does.
fn without_path(mut response: Response) -> Response {
    set(response.headers_mut(), REFERRER_POLICY, "strict-origin");
    response
}

pub(super) fn refused(pages: &Pages, error: PasswordLinkError) -> PageResult {
    let expired = match error {
        PasswordLinkError::Unknown | PasswordLinkError::Refused(_) => false,
        PasswordLinkError::Expired => true,
        PasswordLinkError::Internal(error) => return Err(error.into()),
    };
    Ok(without_path(pages.show(DeadLinkPage { link: MailLink::Password, expired })))
}
