//! Proof that a form came from our own page in the same browser: derived from
//! the cookie, so that nothing is stored for visitors who are not signed in.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::credential::secret::SessionToken;
use subtle::ConstantTimeEq;

use crate::account::AccountService;

impl AccountService {
    /// A cookie for a browser that has none: it means nothing yet, and is
    /// replaced at sign-in.
    pub fn new_browser_token(&self) -> SessionToken {
        self.shared.credentials.session_token(&self.shared.random())
    }

    /// The token for forms shown to the browser with this cookie. It is masked
    /// with chance, so that it differs on every page: a compressed page that
    /// repeated it could be made to betray it (BREACH).
    pub fn form_token(&self, browser: &SessionToken) -> String {
        let mask = self.shared.random::<TOKEN_BYTES>();
        let token = self.shared.derive(LABEL, &[browser.expose().as_bytes()]);
        let masked = mask.iter().zip(token).map(|(mask, byte)| mask ^ byte);
        URL_SAFE_NO_PAD.encode(mask.iter().copied().chain(masked).collect::<Vec<u8>>())
    }

    /// Whether a form's token belongs to the browser that sent it.
    pub fn is_form_token(&self, browser: Option<&SessionToken>, token: &str) -> bool {
        let Some(browser) = browser else { return false };
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
        if bytes.len() != 2 * TOKEN_BYTES {
            return false;
        }
        let (mask, masked) = bytes.split_at(TOKEN_BYTES);
        let unmasked: Vec<u8> = mask.iter().zip(masked).map(|(mask, byte)| mask ^ byte).collect();
        let tokens = self.shared.derivations(LABEL, &[browser.expose().as_bytes()]);
        tokens.iter().any(|token| token.ct_eq(&unmasked).into())
    }
}

const LABEL: &str = "form token";
const TOKEN_BYTES: usize = 32;
