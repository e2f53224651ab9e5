use oauth::authorize::{AuthorizationError, PageRejection};
use oauth::client::redirect_uri::Destination;
use serde::{Deserialize, Serialize};

use crate::i18n::{Arg, Localizer};

#[derive(Clone, Debug)]
pub struct ErrorPage {
    pub case: ErrorCase,
    /// For developers. Never a stack trace.
    pub details: Vec<(String, String)>,
    pub request_id: Option<String>,
    pub time: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ErrorCase {
    UnknownClient,
    /// It says what it is at an address that does not answer.
    AppAway,
    RedirectMismatch {
        app: String,
    },
    IncompleteRequest {
        app: Option<String>,
    },
    InvalidScope {
        app: String,
    },
    /// `entered` is the form as it was sent, to be shown again.
    FormExpired {
        again: String,
        entered: Vec<(String, String)>,
    },
    RequestUsed,
    Blocked {
        app: String,
        company: String,
    },
    NotAdministrator,
    PermissionRequired {
        app: String,
        again: String,
    },
    EditedMeanwhile {
        again: String,
    },
    /// At the platform's own login.
    SignIn(SignInFailure),
    Forbidden,
    NotFound,
    RequestGone,
    MethodNotAllowed,
    TooLarge,
    Unreadable,
    TooOften,
    TooMuch,
    Unavailable,
    Server,
}

/// Why a user who returns from the platform's own login is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInFailure {
    /// The answer was used, is too old, or never was.
    Unusable,
    /// Another browser has begun.
    OtherBrowser,
    /// The platform signed no user in.
    Rejected,
    /// What the platform said does not hold any more.
    Changed,
}

impl SignInFailure {
    fn status(self) -> u16 {
        match self {
            Self::Unusable => 410,
            Self::OtherBrowser | Self::Rejected => 403,
            Self::Changed => 409,
        }
    }

    fn heading_and_text(self, localizer: Localizer) -> (String, String) {
        match self {
            Self::Unusable => {
                (localizer.t("error-login-used"), localizer.t("error-login-used-text"))
            }
            Self::OtherBrowser => (
                localizer.t("error-login-other-browser"),
                localizer.t("error-login-other-browser-text"),
            ),
            Self::Rejected => {
                (localizer.t("error-login-rejected"), localizer.t("error-login-rejected-text"))
            }
            Self::Changed => {
                (localizer.t("error-login-changed"), localizer.t("error-login-changed-text"))
            }
        }
    }
}

impl ErrorPage {
    pub fn new(case: ErrorCase) -> Self {
        Self { case, details: Vec::new(), request_id: None, time: None }
    }

    #[must_use]
    pub fn with(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.details.push((label.into(), value.into()));
        self
    }
}

impl ErrorCase {
    pub fn form_expired(again: impl Into<String>) -> Self {
        Self::FormExpired { again: again.into(), entered: Vec::new() }
    }

    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::UnknownClient
            | Self::RedirectMismatch { .. }
            | Self::IncompleteRequest { .. }
            | Self::InvalidScope { .. }
            | Self::RequestUsed
            | Self::Unreadable => 400,
            Self::Forbidden | Self::Blocked { .. } | Self::NotAdministrator => 403,
            Self::SignIn(failure) => failure.status(),
            Self::NotFound | Self::RequestGone => 404,
            Self::MethodNotAllowed => 405,
            Self::PermissionRequired { .. } | Self::EditedMeanwhile { .. } => 409,
            Self::FormExpired { .. } => 410,
            Self::TooLarge => 413,
            Self::TooOften => 429,
            Self::Server => 500,
            Self::AppAway | Self::TooMuch | Self::Unavailable => 503,
        }
    }

    /// Then the page must say that the app got nothing.
    pub(crate) fn app_waited(&self) -> bool {
        !matches!(
            self,
            // It may have been answered, and something shared.
            Self::RequestUsed
                | Self::SignIn(_)
                | Self::NotFound
                | Self::RequestGone
                | Self::MethodNotAllowed
                | Self::TooLarge
                | Self::TooOften
                | Self::TooMuch
                | Self::Unreadable
                | Self::NotAdministrator
                | Self::PermissionRequired { .. }
                | Self::EditedMeanwhile { .. }
        )
    }

    pub(crate) fn heading_and_text(&self, localizer: Localizer) -> (String, String) {
        // A title takes no <bdi>; these characters isolate the name as well.
        let isolated = |app: &str| Arg::from(format!("\u{2068}{app}\u{2069}"));
        match self {
            Self::UnknownClient => {
                (localizer.t("error-unknown-client"), localizer.t("error-unknown-client-text"))
            }
            Self::AppAway => (localizer.t("error-app-away"), localizer.t("error-app-away-text")),
            Self::RedirectMismatch { app } => (
                localizer.t("error-redirect"),
                localizer.t_args("error-redirect-text", &[("app", isolated(app))]),
            ),
            Self::IncompleteRequest { app: Some(app) } => (
                localizer.t("error-incomplete"),
                localizer.t_args("error-incomplete-text", &[("app", isolated(app))]),
            ),
            Self::IncompleteRequest { app: None } => {
                (localizer.t("error-incomplete"), localizer.t("error-incomplete-unknown"))
            }
            Self::InvalidScope { app } => (
                localizer.t_args("error-scope", &[("app", isolated(app))]),
                localizer.t_args("error-scope-text", &[("app", isolated(app))]),
            ),
            Self::FormExpired { .. } => {
                (localizer.t("error-expired"), localizer.t("error-expired-text"))
            }
            Self::RequestUsed => {
                (localizer.t("error-request-used"), localizer.t("error-request-used-text"))
            }
            Self::Blocked { app, company } => (
                localizer.t_args("error-blocked", &[("company", company.as_str().into())]),
                localizer.t_args(
                    "error-blocked-text",
                    &[("app", isolated(app)), ("company", company.as_str().into())],
                ),
            ),
            Self::NotAdministrator => (
                localizer.t("error-not-administrator"),
                localizer.t("error-not-administrator-text"),
            ),
            Self::PermissionRequired { app, .. } => (
                localizer.t_args("error-required-permission", &[("app", isolated(app))]),
                localizer.t("error-required-permission-text"),
            ),
            Self::EditedMeanwhile { .. } => {
                (localizer.t("error-edited"), localizer.t("error-edited-text"))
            }
            Self::SignIn(failure) => failure.heading_and_text(localizer),
            Self::Forbidden => {
                (localizer.t("error-forbidden"), localizer.t("error-forbidden-text"))
            }
            Self::NotFound => (localizer.t("error-not-found"), localizer.t("error-not-found-text")),
            Self::RequestGone => {
                (localizer.t("error-request-gone"), localizer.t("error-request-gone-text"))
            }
            Self::MethodNotAllowed => {
                (localizer.t("error-method"), localizer.t("error-method-text"))
            }
            Self::TooLarge => (localizer.t("error-too-large"), localizer.t("error-too-large-text")),
            Self::TooOften => (localizer.t("error-too-often"), localizer.t("error-too-often-text")),
            Self::TooMuch => (localizer.t("error-too-much"), localizer.t("error-too-much-text")),
            Self::Unreadable => {
                (localizer.t("error-unreadable"), localizer.t("error-unreadable-text"))
            }
            Self::Unavailable | Self::Server => {
                (localizer.t("error-server"), localizer.t("error-server-text"))
            }
        }
    }
}

pub fn rejection_page(localizer: Localizer, refusal: &PageRejection) -> ErrorPage {
    let case = match refusal {
        PageRejection::Document(fault) if fault.is_passing() => ErrorCase::AppAway,
        PageRejection::UnknownClient | PageRejection::Document(_) => ErrorCase::UnknownClient,
        PageRejection::RedirectUriMissing { client_name }
        | PageRejection::RedirectUriNotRegistered { client_name, .. } => {
            ErrorCase::RedirectMismatch { app: client_name.clone() }
        }
        PageRejection::RequestUriNotValid | PageRejection::RequestUriUsed => ErrorCase::RequestUsed,
        PageRejection::Parameters(_) | PageRejection::ClientIdMissing => {
            ErrorCase::IncompleteRequest { app: None }
        }
    };
    // RFC 9126 §2.3 takes the code of RFC 9101 §7.
    let code = match refusal {
        PageRejection::RequestUriNotValid | PageRejection::RequestUriUsed => "invalid_request_uri",
        _ => "invalid_request",
    };
    let page = ErrorPage::new(case)
        .with(localizer.t("error-code"), code)
        .with(localizer.t("error-rule"), refusal.to_string());
    match refusal {
        PageRejection::RedirectUriNotRegistered { presented, .. } => {
            page.with(localizer.t("error-redirect-uri"), presented)
        }
        _ => page,
    }
}

pub fn unredirected_error_page(
    localizer: Localizer,
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
        .with(localizer.t("error-code"), error.code())
        .with(localizer.t("error-rule"), error.to_string());
    match destination {
        Some(destination) => {
            page.with(localizer.t("error-not-sent-to"), destination.host_and_port.clone())
        }
        None => page,
    }
}
