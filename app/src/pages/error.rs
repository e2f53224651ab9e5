//! Our own error pages.

use leptos::prelude::*;

use crate::components::data_list::{DataList, Fact};

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
    pub fn title(&self, platform: &str) -> String {
        format!("Error: {} – {platform}", self.case.words().0)
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
            | Self::Unreadable => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::FormExpired { .. } => 410,
            Self::TooLarge => 413,
            Self::Server => 500,
        }
    }

    /// Whether an app waited, so that it must be said that it got nothing.
    fn app_waited(&self) -> bool {
        !matches!(self, Self::NotFound | Self::MethodNotAllowed | Self::TooLarge | Self::Unreadable)
    }

    fn words(&self) -> (String, String) {
        let (heading, text): (&str, String) = match self {
            Self::UnknownClient => (
                "We don't know this app",
                "The link that brought you here is wrong, or the app was removed. Don't enter your password anywhere to “fix” it.".into(),
            ),
            Self::RedirectMismatch { app } => (
                "This link is not safe to follow",
                format!("\u{2068}{app}\u{2069} sent an address that it has not registered with us, so we stopped."),
            ),
            Self::IncompleteRequest { app: Some(app) } => (
                "This request is not complete",
                format!("Go back to \u{2068}{app}\u{2069} and try again. If it happens again, tell \u{2068}{app}\u{2069}."),
            ),
            Self::IncompleteRequest { app: None } => (
                "This request is not complete",
                "Go back to the app you came from and try again. If it happens again, tell the people who make it.".into(),
            ),
            Self::InvalidScope { app } => {
                return (
                    format!("\u{2068}{app}\u{2069} asked for something we don't offer"),
                    format!("You can't mend this yourself. Tell the people who make \u{2068}{app}\u{2069}."),
                );
            }
            Self::FormExpired { .. } => (
                "This page was open too long",
                "Your answer was not recorded.".into(),
            ),
            Self::Forbidden => (
                "We did not take this form",
                "It was not sent from a page of ours. Your answer was not recorded. Go back to the app you came from and start again.".into(),
            ),
            Self::NotFound => (
                "There is no page here",
                "Check the address, or start from the home page.".into(),
            ),
            Self::MethodNotAllowed => (
                "This address can't be used like this",
                "Go back and use the links and buttons of the page.".into(),
            ),
            Self::TooLarge => (
                "That was too much at once",
                "What was sent is larger than we take. Nothing was recorded.".into(),
            ),
            Self::Unreadable => (
                "We could not read what was sent",
                "Nothing was recorded. Go back and try again.".into(),
            ),
            Self::Server => (
                "Something went wrong on our side",
                "Try again in a few minutes.".into(),
            ),
        };
        (heading.to_owned(), text)
    }
}

/// The error page.
#[component]
pub fn Error(
    /// What it shows.
    page: ErrorPage,
) -> impl IntoView {
    let (heading, text) = page.case.words();
    let nothing_shared = page.case.app_waited().then(|| {
        view! {
            <p class="lead">
                <strong>"Nothing was shared."</strong>
            </p>
        }
    });
    let again = match page.case {
        ErrorCase::FormExpired { again } => Some(view! {
            <p>
                <a class="btn" href=again>
                    "Show the request again"
                </a>
            </p>
        }),
        _ => None,
    };
    let mut facts = page.details;
    facts.extend(page.request_id.map(|id| Fact::new("Request id", id)));
    facts.extend(page.time.map(|time| Fact::new("Time", time)));
    let details = (!facts.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>"Details for developers"</summary>
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
                <a href="/help#report">"Report a problem"</a>
                <a href="/">"Home"</a>
            </p>
        </div>
    }
}
