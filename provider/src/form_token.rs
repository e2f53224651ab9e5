//! Proof that a form came from a page of ours in the same browser: derived from
//! the cookie, so that nothing is kept for someone who is not signed in.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::secret::SessionToken;
use subtle::ConstantTimeEq;

use crate::Provider;

impl Provider {
    /// A cookie for a browser that has none: it means nothing yet, and is
    /// replaced at sign-in.
    pub fn new_browser_token(&self) -> SessionToken {
        self.inner.credentials.session_token(&self.random())
    }

    /// The token for forms shown to the browser with this cookie.
    pub fn form_token(&self, browser: &SessionToken) -> String {
        let token = self.inner.keys.derive("form token", &[browser.expose().as_bytes()]);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// Whether a form's token belongs to the browser that sent it.
    pub fn is_form_token(&self, browser: Option<&SessionToken>, token: &str) -> bool {
        browser.is_some_and(|browser| {
            self.form_token(browser).as_bytes().ct_eq(token.as_bytes()).into()
        })
    }
}
