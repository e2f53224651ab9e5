//! Requests that no longer wait for an answer.

use leptos::prelude::*;

use crate::render::RenderContext;

/// What became of a request.
#[derive(Clone, Debug)]
pub enum OutcomePage {
    /// It was answered before (Back button, second tab).
    AlreadyAnswered {
        /// The answer given.
        allowed: bool,
        /// When, for example "14:05".
        time: Option<String>,
    },
    /// It is too old.
    Expired {
        /// The app's name.
        app: String,
    },
    /// Somebody else signed in meanwhile.
    AccountChanged {
        /// Who is signed in now.
        name: String,
        /// Address that shows the request to that person.
        review: String,
    },
    /// Refused, and the app is not one to be redirected to unasked.
    NotAllowed {
        /// The app's name.
        app: String,
        /// Address back to the app, with its error parameters.
        return_to: String,
        /// Host and port of that address.
        host: String,
    },
}

impl OutcomePage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::AlreadyAnswered { .. } | Self::AccountChanged { .. } => 409,
            Self::Expired { .. } => 410,
            Self::NotAllowed { .. } => 200,
        }
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::AlreadyAnswered { .. } => "You already answered",
            Self::Expired { .. } => "This request has expired",
            Self::AccountChanged { .. } => "You changed your account",
            Self::NotAllowed { .. } => "Access not allowed",
        }
    }

    /// The document's title.
    pub fn title(&self, platform: &str) -> String {
        format!("{} – {platform}", self.heading())
    }
}

/// The page.
#[component]
pub fn Outcome(
    /// What it shows.
    page: OutcomePage,
) -> impl IntoView {
    let heading = page.heading();
    let content = match page {
        OutcomePage::AlreadyAnswered { allowed, time } => {
            let at = time.map(|time| format!(" at {time}")).unwrap_or_default();
            let words = if allowed {
                format!("You allowed access{at}.")
            } else {
                format!("You did not allow access{at}. Nothing was shared.")
            };
            view! {
                <p class="lead">{words}</p>
                <p>"You can close this page, or go back to the app."</p>
                <ConnectedApps />
            }
            .into_any()
        }
        OutcomePage::Expired { app } => view! {
            <p class="lead">
                <strong>"Nothing was shared."</strong>
            </p>
            <p>"Go back to " <bdi>{app}</bdi> " and start again."</p>
            <ConnectedApps />
        }
        .into_any(),
        OutcomePage::AccountChanged { name, review } => {
            let label = format!("Review as {name}");
            let action = view! {
                <p>
                    <a class="btn" href=review>
                        {label}
                    </a>
                </p>
            };
            view! {
                <p class="lead">
                    "You are now signed in as " <strong>
                        <bdi>{name}</bdi>
                    </strong> ". Check the request again."
                </p>
                <p>"Nothing was shared."</p>
                {action}
            }
            .into_any()
        }
        OutcomePage::NotAllowed { app, return_to, host } => view! {
            <p class="lead">"Nothing was shared with " <bdi>{app}</bdi> "."</p>
            <HomeButton />
            <p>
                <a href=return_to rel="noreferrer">
                    "Return to "
                    <bdi class="host">{host}</bdi>
                </a>
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="card">
            <h1>{heading}</h1>
            {content}
        </div>
    }
}

#[component]
fn HomeButton() -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    view! {
        <p>
            <a class="btn" href="/">
                {format!("Go to {platform} home")}
            </a>
        </p>
    }
}

#[component]
fn ConnectedApps() -> impl IntoView {
    let connected = expect_context::<RenderContext>().connected_apps;
    connected.map(|href| {
        view! {
            <p>
                <a href=href>"See connected apps"</a>
            </p>
        }
    })
}
