//! A device without a keyboard (RFC 8628).

use std::sync::atomic::{AtomicU32, Ordering};

use oauth2::{Scope, StandardDeviceAuthorizationResponse, TokenResponse as _};
use reqwest::StatusCode;

use super::{App, client, error_code};
use crate::browser::Browser;
use crate::running::{Program, data, plain_client};
use testkit::html;

async fn begin(device: &App) -> StandardDeviceAuthorizationResponse {
    let asked = ["jobs_read", "candidates_read"].map(|scope| Scope::new(scope.to_owned()));
    let request = device.exchange_device_code().add_scopes(asked);
    request.request_async(&plain_client()).await.expect("two codes")
}

/// Ada opens the page that the device names, types its code, and decides.
async fn decide(program: &Program, shown: &StandardDeviceAuthorizationResponse, button: &str) {
    let browser = Browser::new(program);
    let (_, page) = browser.open(shown.verification_uri().as_str()).await;
    let page = browser.sign_in(&page).await;
    let form = html::form(&page, "Continue").set("user_code", shown.user_code().secret());
    let (status, page) = browser.submit(&form).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let form = html::form(&page, button).tick("candidates_read").press(button);
    let (status, page) = browser.submit(&form).await;
    assert_eq!(status, StatusCode::OK, "{page}");
}

#[tokio::test]
async fn a_device_waits_until_a_person_allows_it_and_refreshes_its_tokens() {
    let folder = data();
    let program = Program::start(folder.path());
    let (device, http) = (client(&program, "demo-device").await, plain_client());
    let shown = begin(&device).await;
    let naps = AtomicU32::new(0);
    // The person comes when the device has asked once.
    let nap = async |interval| {
        if naps.fetch_add(1, Ordering::Relaxed) == 0 {
            decide(&program, &shown, "Allow access").await;
        }
        tokio::time::sleep(interval).await;
    };
    let poll = device.exchange_device_access_token(&shown).request_async(&http, nap, None);
    let tokens = poll.await.expect("tokens");
    assert!(naps.load(Ordering::Relaxed) > 0, "it did not wait");
    let token = tokens.access_token().secret();
    assert_eq!(program.call("/api/candidates", token).await.0, StatusCode::OK);

    let refresh_token = tokens.refresh_token().expect("a refresh token");
    let refreshed = device.exchange_refresh_token(refresh_token).request_async(&http).await;
    let refreshed = refreshed.expect("tokens");
    let token = refreshed.access_token().secret();
    assert_eq!(program.call("/api/candidates", token).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_device_is_told_that_a_person_refused() {
    let folder = data();
    let program = Program::start(folder.path());
    let device = client(&program, "demo-device").await;
    let shown = begin(&device).await;
    decide(&program, &shown, "Don't allow").await;
    let http = plain_client();
    let poll = device.exchange_device_access_token(&shown);
    let refused = poll.request_async(&http, tokio::time::sleep, None).await;
    assert_eq!(error_code(refused.expect_err("refused")), "access_denied");
}
