//! A refused authorization request as an error page.

use oauth::authorize::{AuthorizationError, PageRefusal};
use oauth::redirect_uri::Destination;

use crate::pages::error::{ErrorCase, ErrorPage};
use crate::words::Words;

/// A request that may not be redirected. The rule is for developers, and English.
pub fn on_our_page(words: Words, refusal: &PageRefusal) -> ErrorPage {
    let case = match refusal {
        PageRefusal::UnknownClient => ErrorCase::UnknownClient,
        PageRefusal::RedirectUriMissing { client_name }
        | PageRefusal::RedirectUriNotRegistered { client_name, .. } => {
            ErrorCase::RedirectMismatch { app: client_name.clone() }
        }
        PageRefusal::RequestUriNotValid | PageRefusal::RequestUriUsed => ErrorCase::RequestUsed,
        PageRefusal::Parameters(_) | PageRefusal::ClientIdMissing => {
            ErrorCase::IncompleteRequest { app: None }
        }
    };
    // RFC 9126 §2.3 takes the code of RFC 9101 §7.
    let code = match refusal {
        PageRefusal::RequestUriNotValid | PageRefusal::RequestUriUsed => "invalid_request_uri",
        _ => "invalid_request",
    };
    let page = ErrorPage::new(case)
        .with(words.say("error-code"), code)
        .with(words.say("error-rule"), refusal.to_string());
    match refusal {
        PageRefusal::RedirectUriNotRegistered { presented, .. } => {
            page.with(words.say("error-redirect-uri"), presented)
        }
        _ => page,
    }
}

/// An error that could be redirected, but not to someone whom nobody has
/// checked.
pub fn not_redirected(
    words: Words,
    client_name: &str,
    destination: Option<&Destination>,
    error: &AuthorizationError,
) -> ErrorPage {
    let app = client_name.to_owned();
    let case = match error.code() {
        "invalid_scope" => ErrorCase::InvalidScope { app },
        _ => ErrorCase::IncompleteRequest { app: Some(app) },
    };
    let page = ErrorPage::new(case)
        .with(words.say("error-code"), error.code())
        .with(words.say("error-rule"), error.to_string());
    match destination {
        Some(destination) => {
            page.with(words.say("error-not-sent-to"), destination.host_and_port.clone())
        }
        None => page,
    }
}
