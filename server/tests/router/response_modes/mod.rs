//! How answers reach the app (OAuth 2.0 Multiple Response Type Encoding Practices
//! §2.1, OAuth 2.0 Form Post Response Mode).

mod form_post;
mod fragment;
mod registered;

use testkit::{AuthorizationUrl, Browser};

/// The answers that there are: silent success, success, denial, error.
async fn answers(browser: &mut Browser<'_>, mode: &str) -> Vec<(&'static str, testkit::Answer)> {
    let request = AuthorizationUrl::partner().with("response_mode", mode);
    let page = browser.consent_page(&request).await;
    let denied = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    let page = browser.consent_page(&request).await;
    let allowed = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let silent = browser.get(&request.path()).await;
    let wrong = browser.get(&request.with("scope", "nothing").path()).await;
    vec![
        ("error=access_denied", denied),
        ("code=", allowed),
        ("code=", silent),
        ("error=invalid_scope", wrong),
    ]
}
