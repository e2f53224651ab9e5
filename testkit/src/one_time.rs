//! An authenticator app.

use totp_rs::{Builder, Secret};

use crate::{Answer, Browser, TestServer};

/// What was read from the page, or typed in.
#[derive(Clone)]
pub struct AuthenticatorApp(Vec<u8>);

impl AuthenticatorApp {
    /// Reads the key that a page shows.
    #[track_caller]
    pub fn of_page(page: &Answer) -> Self {
        let text = page.select("pre.code").remove(0).replace(' ', "");
        let secret = Secret::try_from_base32(text).expect("a key");
        Self(secret.as_bytes().to_vec())
    }

    /// The code that it shows now.
    pub fn code(&self, server: &TestServer) -> String {
        self.code_at(server.provider.now().0)
    }

    pub fn code_at(&self, seconds: i64) -> String {
        let totp = Builder::new().with_secret(self.0.clone()).build_noncompliant();
        totp.generate(u64::try_from(seconds).expect("after 1970")).to_string()
    }

    /// None of those that count now.
    pub fn wrong_code(&self, server: &TestServer) -> String {
        let now = server.provider.now().0;
        let right: Vec<_> = (-2..=2).map(|step| self.code_at(now + 30 * step)).collect();
        let mut codes = (0..10).map(|number| format!("{number:06}"));
        codes.find(|code| !right.contains(code)).expect("one of them")
    }
}

impl Browser<'_> {
    /// Sets two-step sign-in up; returns the app, and the recovery codes.
    pub async fn set_up_second_factor(
        &mut self,
        server: &TestServer,
    ) -> (AuthenticatorApp, Vec<String>) {
        let page = self.get("/account/second-factor/new").await;
        let app = AuthenticatorApp::of_page(&page);
        let form = page.form("Confirm").set("code", &app.code(server)).set("name", "Phone");
        let page = self.submit(&form).await;
        page.assert_page(200);
        (app, recovery_codes(&page))
    }
}

#[track_caller]
pub fn recovery_codes(page: &Answer) -> Vec<String> {
    page.select("pre.code").remove(0).split_whitespace().map(str::to_owned).collect()
}
