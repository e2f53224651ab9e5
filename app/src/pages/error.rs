//! Our own error pages.

use leptos::prelude::*;

use crate::{
    components::data_list::{DataList, Fact},
    page::{fault, titled},
    render::RenderContext,
    words::{Arg, Words, say, say_with},
};

/// What an error page shows.
#[derive(Clone, Debug)]
pub struct ErrorPage {
    /// What happened.
    pub case: ErrorCase,
    /// For developers: what exactly, in order. Never a stack trace.
    pub details: Vec<Fact>,
    /// The id under which the server's log has it.
    pub request_id: Option<String>,
    /// When it happened, written out with its zone.
    pub time: Option<String>,
}

/// What can go wrong.
#[derive(Clone, Debug)]
pub enum ErrorCase {
    /// The client is not registered, or disabled.
    UnknownClient,
    /// The redirect URI is missing or not registered.
    RedirectMismatch {
        /// The app's name.
        app: String,
    },
    /// A parameter is missing, repeated or of a wrong kind.
    IncompleteRequest {
        /// The app's name, when known.
        app: Option<String>,
    },
    /// The scope is empty or unknown.
    InvalidScope {
        /// The app's name.
        app: String,
    },
    /// The form's token was of another session, or too old.
    FormExpired {
        /// Address that shows the form again.
        again: String,
    },
    /// The request was answered before, or is too old.
    RequestUsed,
    /// The person's company has blocked the app.
    Blocked {
        /// The app's name.
        app: String,
        /// The company.
        company: String,
    },
    /// A page that is for administrators.
    NotAdministrator,
    /// A permission that an app cannot do without is not removed by itself.
    PermissionRequired {
        /// The app's name.
        app: String,
        /// Address of the app's details.
        again: String,
    },
    /// A form that was not ours.
    Forbidden,
    /// Nothing lives at this address.
    NotFound,
    /// The address does not take this method.
    MethodNotAllowed,
    /// The body is over the limit.
    TooLarge,
    /// What was sent cannot be read.
    Unreadable,
    /// Too many requests from one address.
    TooOften,
    /// More requests than the server takes at once.
    TooMuch,
    /// Our own fault.
    Server,
}

impl ErrorPage {
    /// A page without details.
    pub fn new(case: ErrorCase) -> Self {
        Self { case, details: Vec::new(), request_id: None, time: None }
    }

    /// Adds a detail for developers.
    #[must_use]
    pub fn with(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.details.push(Fact::new(label, value));
        self
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        titled(words, fault(words, self.case.words(words).0), platform)
    }
}

impl ErrorCase {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::UnknownClient
            | Self::RedirectMismatch { .. }
            | Self::IncompleteRequest { .. }
            | Self::InvalidScope { .. }
            | Self::RequestUsed
            | Self::Unreadable => 400,
            Self::Forbidden | Self::Blocked { .. } | Self::NotAdministrator => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::PermissionRequired { .. } => 409,
            Self::FormExpired { .. } => 410,
            Self::TooLarge => 413,
            Self::TooOften => 429,
            Self::Server => 500,
            Self::TooMuch => 503,
        }
    }

    /// Whether an app waited, so that it must be said that it got nothing.
    fn app_waited(&self) -> bool {
        !matches!(
            self,
            // It may have been answered, and something shared.
            Self::RequestUsed
                | Self::NotFound
                | Self::MethodNotAllowed
                | Self::TooLarge
                | Self::TooOften
                | Self::TooMuch
                | Self::Unreadable
                | Self::NotAdministrator
                | Self::PermissionRequired { .. }
        )
    }

    /// The heading, and what it means.
    fn words(&self, words: Words) -> (String, String) {
        // A title takes no <bdi>; these characters isolate the name as well.
        let isolated = |app: &str| Arg::from(format!("\u{2068}{app}\u{2069}"));
        match self {
            Self::UnknownClient => {
                (words.say("error-unknown-client"), words.say("error-unknown-client-text"))
            }
            Self::RedirectMismatch { app } => (
                words.say("error-redirect"),
                words.say_with("error-redirect-text", &[("app", isolated(app))]),
            ),
            Self::IncompleteRequest { app: Some(app) } => (
                words.say("error-incomplete"),
                words.say_with("error-incomplete-text", &[("app", isolated(app))]),
            ),
            Self::IncompleteRequest { app: None } => {
                (words.say("error-incomplete"), words.say("error-incomplete-unknown"))
            }
            Self::InvalidScope { app } => (
                words.say_with("error-scope", &[("app", isolated(app))]),
                words.say_with("error-scope-text", &[("app", isolated(app))]),
            ),
            Self::FormExpired { .. } => {
                (words.say("error-expired"), words.say("error-expired-text"))
            }
            Self::RequestUsed => {
                (words.say("error-request-used"), words.say("error-request-used-text"))
            }
            Self::Blocked { app, company } => (
                words.say("error-blocked"),
                words.say_with(
                    "error-blocked-text",
                    &[("app", isolated(app)), ("company", company.as_str().into())],
                ),
            ),
            Self::NotAdministrator => {
                (words.say("error-not-administrator"), words.say("error-not-administrator-text"))
            }
            Self::PermissionRequired { app, .. } => (
                words.say_with("error-required-permission", &[("app", isolated(app))]),
                words.say("error-required-permission-text"),
            ),
            Self::Forbidden => (words.say("error-forbidden"), words.say("error-forbidden-text")),
            Self::NotFound => (words.say("error-not-found"), words.say("error-not-found-text")),
            Self::MethodNotAllowed => (words.say("error-method"), words.say("error-method-text")),
            Self::TooLarge => (words.say("error-too-large"), words.say("error-too-large-text")),
            Self::TooOften => (words.say("error-too-often"), words.say("error-too-often-text")),
            Self::TooMuch => (words.say("error-too-much"), words.say("error-too-much-text")),
            Self::Unreadable => (words.say("error-unreadable"), words.say("error-unreadable-text")),
            Self::Server => (words.say("error-server"), words.say("error-server-text")),
        }
    }
}

/// The error page.
#[component]
pub fn Error(
    /// What it shows.
    page: ErrorPage,
) -> impl IntoView {
    let (heading, text) = page.case.words(expect_context::<RenderContext>().words);
    let nothing_shared = page.case.app_waited().then(|| {
        view! {
            <p class="lead">
                <strong>{say("nothing-shared")}</strong>
            </p>
        }
    });
    let again = match page.case {
        ErrorCase::FormExpired { again } => Some((again, say("error-show-again"))),
        ErrorCase::PermissionRequired { again, app } => {
            Some((again, say_with("apps-details", &[("app", app.into())])))
        }
        _ => None,
    };
    let again = again.map(|(href, label)| {
        view! {
            <p>
                <a class="btn" href=href>
                    {label}
                </a>
            </p>
        }
    });
    let mut facts = page.details;
    facts.extend(page.request_id.map(|id| Fact::new(say("error-request-id"), id)));
    facts.extend(page.time.map(|time| Fact::new(say("error-time"), time)));
    let details = (!facts.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{say("error-details")}</summary>
                <DataList facts />
            </details>
        }
    });
    view! {
        <div class="card">
            <h1>{heading}</h1>
            {nothing_shared}
            <p>{text}</p>
            {again}
            {details}
            <p class="links">
                <a href="/help#report">{say("error-report")}</a>
                <a href="/">{say("error-home")}</a>
            </p>
        </div>
    }
}
