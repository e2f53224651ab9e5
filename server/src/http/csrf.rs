//! Whether a form was sent from a page of this server (cross-site request forgery).

use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, HeaderValue};
use oauth::credential::secret::SessionToken;
use oauth::spelling::host::is_same_origin as is_same_origin_as;
use provider::Provider;

/// Tools that are no browsers send neither header, and cannot be made to send someone else's
/// cookies; for them the form's token alone decides.
pub(crate) fn is_same_origin(headers: &HeaderMap, issuer: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        // `none`: the user reloaded, or came by their own hand.
        return site == "same-origin" || site == "none";
    }
    headers.get(ORIGIN).is_none_or(|origin| is_issuer(origin, issuer))
}

/// Whether the form was made for this browser and sent from a page of ours; `token` is its field.
pub(crate) fn is_form_of_browser(
    provider: &Provider,
    headers: &HeaderMap,
    browser: Option<&SessionToken>,
    token: &str,
) -> bool {
    is_same_origin(headers, &provider.settings().issuer)
        && provider.accounts().is_form_token(browser, token)
}

/// Whether the browser itself says so, which no other site can make it do.
pub(crate) fn is_proven_same_origin(headers: &HeaderMap, issuer: &str) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers.get(ORIGIN).is_some_and(|origin| is_issuer(origin, issuer)),
    }
}

fn is_issuer(origin: &HeaderValue, issuer: &str) -> bool {
    origin.to_str().is_ok_and(|origin| is_same_origin_as(origin, issuer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_us(name: &'static str, value: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        is_same_origin(&headers, "https://auth.example")
    }

    #[test]
    fn forms_of_other_sites_are_not_ours() {
        assert!(!from_us("sec-fetch-site", "cross-site"));
        assert!(!from_us("sec-fetch-site", "same-site"));
        assert!(!from_us("origin", "https://evil.example"));
        assert!(!from_us("origin", "null"));
        assert!(!from_us("origin", "https://auth.example:8443"));
        assert!(!from_us("origin", "https://auth.example.evil.example"));
    }

    #[test]
    fn silence_and_reloads_are_no_proof() {
        assert!(!is_proven_same_origin(&HeaderMap::new(), "https://auth.example"));
        let mut headers = HeaderMap::new();
        headers.insert("sec-fetch-site", HeaderValue::from_static("none"));
        headers.insert(ORIGIN, HeaderValue::from_static("https://auth.example"));
        assert!(!is_proven_same_origin(&headers, "https://auth.example"));
    }

    #[test]
    fn our_own_forms_are() {
        assert!(from_us("sec-fetch-site", "same-origin"));
        assert!(from_us("origin", "https://auth.example"));
        assert!(from_us("origin", "https://auth.example:443"));
        assert!(from_us("origin", "https://Auth.Example."));
        assert!(is_same_origin(&HeaderMap::new(), "https://auth.example"));
    }
}
