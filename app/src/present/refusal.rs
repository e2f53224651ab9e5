//! A refused authorization request as an error page.

use oauth::authorize::{AuthorizationError, PageRefusal};
use oauth::redirect_uri::Destination;

use crate::pages::error::{ErrorCase, ErrorPage};

/// A request that may not be redirected.
pub fn on_our_page(refusal: &PageRefusal) -> ErrorPage {
    let case = match refusal {
        PageRefusal::UnknownClient => ErrorCase::UnknownClient,
        PageRefusal::RedirectUriMissing { client_name }
        | PageRefusal::RedirectUriNotRegistered { client_name, .. } => {
            ErrorCase::RedirectMismatch { app: client_name.clone() }
        }
        PageRefusal::Parameters(_) | PageRefusal::ClientIdMissing => {
            ErrorCase::IncompleteRequest { app: None }
        }
    };
    let page =
        ErrorPage::new(case).with("Error", "invalid_request").with("Rule", refusal.to_string());
    match refusal {
        PageRefusal::RedirectUriNotRegistered { presented, .. } => {
            page.with("redirect_uri received", presented)
        }
        _ => page,
    }
}

/// An error that could be redirected, but not to someone whom nobody has
/// checked.
pub fn not_redirected(
    client_name: &str,
    destination: &Destination,
    error: &AuthorizationError,
) -> ErrorPage {
    let app = client_name.to_owned();
    let case = match error.code() {
        "invalid_scope" => ErrorCase::InvalidScope { app },
        _ => ErrorCase::IncompleteRequest { app: Some(app) },
    };
    ErrorPage::new(case)
        .with("Error", error.code())
        .with("Rule", error.to_string())
        .with("Not sent to", destination.host_and_port.clone())
}
