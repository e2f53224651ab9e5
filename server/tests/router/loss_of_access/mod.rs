//! What ends when a user loses rights: the table of docs/src/concepts/loss-of-access.md, an event
//! a test, each looking at every column. Nothing that ended comes back.

mod clients;
mod users;

use testkit::device::Waiting;
use testkit::html::Form;
use testkit::token_client::Tokens;
use testkit::{AuthorizationUrl, Browser, PASSWORD, TestServer};

use crate::credentials::{make_token, secret};

/// Everything that a person can have at one moment, each not used yet.
pub(crate) struct Held<'server> {
    server: &'server TestServer,
    email: &'static str,
    browser: Browser<'server>,
    /// A consent page that is open.
    page: Form,
    tokens: Tokens,
    code: String,
    /// A device that was allowed and has not asked since.
    device: Waiting,
    /// A device whose consent page is open.
    typed: (Waiting, Form),
    api_token: String,
}

/// What of it still works.
#[derive(Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row of the table, with its columns")]
pub(crate) struct Works {
    pub(crate) session: bool,
    pub(crate) page: bool,
    pub(crate) code: bool,
    pub(crate) refresh_token: bool,
    pub(crate) access_token: bool,
    pub(crate) device_code: bool,
    pub(crate) typed_device: bool,
    pub(crate) api_token: bool,
    pub(crate) known_browser: bool,
}

pub(crate) const ALL: Works = Works {
    session: true,
    page: true,
    code: true,
    refresh_token: true,
    access_token: true,
    device_code: true,
    typed_device: true,
    api_token: true,
    known_browser: true,
};

pub(crate) const NOTHING: Works = Works {
    session: false,
    page: false,
    code: false,
    refresh_token: false,
    access_token: false,
    device_code: false,
    typed_device: false,
    api_token: false,
    known_browser: false,
};

impl<'server> Held<'server> {
    pub(crate) async fn by(server: &'server TestServer, email: &'static str) -> Self {
        let mut browser = server.signed_in(email).await;
        let request = AuthorizationUrl::partner();
        let tokens = Tokens::read(&server.redeem(&browser.allow(&request).await).await);
        let code = browser.allow(&request).await;
        let device = server.waiting().await;
        browser.answer_device(&device, "Allow access").await.assert_page(200);
        let waiting = server.waiting().await;
        let typed = browser.type_code(&waiting.user_code).await;
        let typed = (waiting, typed.form("Continue").press("Continue"));
        let page = browser.consent_page(&request.with("prompt", "consent")).await;
        let page = page.form("Allow access").press("Allow access");
        let made = make_token(&mut browser, "Career site", &["jobs"]).await;
        let api_token = secret(&made);
        Self { server, email, browser, page, tokens, code, device, typed, api_token }
    }

    /// What works, each tried once. What does not is refused as it should be.
    pub(crate) async fn works(mut self) -> Works {
        let server = self.server;
        let session = self.browser.get("/connected-apps").await.status == 200;
        let page = self.browser.submit(&self.page).await;
        let is_answered = page.header("location").is_some_and(|to| to.contains("code="));
        assert!(is_answered || page.status == 410, "{}", page.body);
        let typed = self.browser.submit(&self.typed.1).await;
        assert!(typed.status == 200 || typed.status == 410, "{}", typed.body);
        let access_token = server.call("/api/users/me", &self.tokens.access).await.status == 200;
        let introspected = server.introspect(&self.tokens.access).await;
        assert_eq!(introspected["active"], access_token);
        let bearer = format!("Bearer {}", self.tokens.access);
        let checked = server.get_with("/guard/check", &[("authorization", &bearer)]).await;
        assert_eq!(checked.status == 200, access_token);
        Works {
            session,
            page: is_answered,
            code: is_granted(&server.redeem(&self.code).await),
            refresh_token: is_granted(&server.refresh(self.tokens.refresh()).await),
            access_token,
            device_code: is_granted(&server.poll(&self.device.device_code).await),
            typed_device: typed.status == 200,
            api_token: server.call("/api/v2/jobs", &self.api_token).await.status == 200,
            known_browser: self.is_known().await,
        }
    }

    /// Whether its owner gets in by this browser while a user guesses at the account.
    async fn is_known(&mut self) -> bool {
        for attempt in 0..10 {
            let mut elsewhere = self.server.browser();
            elsewhere.address = [10, 0, 0, attempt].into();
            let answer = elsewhere.type_password(self.email, "wrong").await;
            assert!(matches!(answer.status.as_u16(), 422 | 429), "{}", answer.body);
        }
        self.browser.cookies.remove("countersign");
        let answer = self.browser.type_password(self.email, PASSWORD).await;
        assert!(matches!(answer.status.as_u16(), 303 | 422 | 429), "{}", answer.body);
        answer.status == 303 || answer.status == 422
    }
}

/// RFC 6749 §5.2: a grant that has ended is `invalid_grant`, whichever type it is of.
fn is_granted(answer: &testkit::Answer) -> bool {
    if answer.status != 200 {
        answer.assert_token_error(400, "invalid_grant");
    }
    answer.status == 200
}
