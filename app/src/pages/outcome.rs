//! Requests that no longer wait for an answer.

use leptos::prelude::*;

use crate::{
    components::return_to_app::{ReturnTo, ReturnToApp},
    page::titled,
    present::connected_apps::CONNECTED_APPS_PATH,
    render::{self, RenderContext},
    words::{Words, name, rich, say, say_with, strong_name},
};

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
    /// The administrators of the person's company have been asked.
    AdministratorAsked {
        /// The app's name.
        app: String,
        /// The company.
        company: String,
        /// Back to the app, with its error parameters.
        return_to: Option<ReturnTo>,
    },
    /// A device has its answer.
    DeviceAnswered {
        /// The app's name.
        app: String,
        /// The answer.
        allowed: bool,
    },
    /// The access that a letter's link is about is gone.
    RemovedByLink {
        /// The app's name.
        app: String,
    },
    /// A letter's link is too old.
    LinkExpired,
    /// A letter's link is none of ours.
    LinkUnknown,
    /// Refused, and the app is not one to be redirected to unasked.
    NotAllowed {
        /// The app's name.
        app: String,
        /// Back to the app, with its error parameters.
        return_to: Option<ReturnTo>,
    },
}

impl OutcomePage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::AlreadyAnswered { .. } | Self::AccountChanged { .. } => 409,
            Self::Expired { .. } | Self::LinkExpired => 410,
            Self::LinkUnknown => 404,
            Self::NotAllowed { .. }
            | Self::RemovedByLink { .. }
            | Self::AdministratorAsked { .. }
            | Self::DeviceAnswered { .. } => 200,
        }
    }

    fn heading(&self, words: Words) -> String {
        match self {
            Self::AlreadyAnswered { .. } => words.say("outcome-answered"),
            Self::Expired { .. } => words.say("outcome-expired"),
            Self::AccountChanged { .. } => words.say("outcome-changed"),
            Self::DeviceAnswered { allowed: true, .. } => words.say("device-connected"),
            Self::RemovedByLink { .. } => words.say("not-me-removed"),
            Self::LinkExpired => words.say("not-me-expired"),
            Self::LinkUnknown => words.say("not-me-unknown"),
            Self::NotAllowed { .. } | Self::DeviceAnswered { .. } => {
                words.say("outcome-not-allowed")
            }
            Self::AdministratorAsked { company, .. } => {
                words.say_with("outcome-asked", &[("company", company.as_str().into())])
            }
        }
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        titled(words, self.heading(words), platform)
    }
}

/// What was answered, and when.
fn answered(allowed: bool, time: Option<String>) -> String {
    match (allowed, time) {
        (true, Some(time)) => say_with("outcome-did-allow-at", &[("time", time.into())]),
        (true, None) => say("outcome-did-allow"),
        (false, Some(time)) => say_with("outcome-did-not-allow-at", &[("time", time.into())]),
        (false, None) => say("outcome-did-not-allow"),
    }
}

/// The page.
#[component]
pub fn Outcome(
    /// What it shows.
    page: OutcomePage,
) -> impl IntoView {
    let heading = page.heading(expect_context::<RenderContext>().words);
    let content = match page {
        OutcomePage::AlreadyAnswered { allowed, time } => view! {
            <p class="lead">{answered(allowed, time)}</p>
            <p>{say("outcome-close")}</p>
            <ConnectedApps />
        }
        .into_any(),
        OutcomePage::Expired { app } => view! {
            <p class="lead">
                <strong>{say("nothing-shared")}</strong>
            </p>
            <p>{rich("outcome-start-again", vec![("app", name(app))])}</p>
            <ConnectedApps />
        }
        .into_any(),
        OutcomePage::AccountChanged { name: person, review } => {
            let label = say_with("outcome-review", &[("name", person.as_str().into())]);
            let action = view! {
                <p>
                    <a class="btn" href=review>
                        {label}
                    </a>
                </p>
            };
            view! {
                <p class="lead">
                    {rich("outcome-now-signed-in", vec![("name", strong_name(person))])}
                </p>
                <p>{say("nothing-shared")}</p>
                {action}
            }
            .into_any()
        }
        OutcomePage::DeviceAnswered { app, allowed: true } => view! {
            <p class="lead">{rich("device-go-back", vec![("app", name(app))])}</p>
            <p>{say("device-close")}</p>
            <ConnectedApps />
        }
        .into_any(),
        OutcomePage::DeviceAnswered { app, allowed: false } => view! {
            <p class="lead">{rich("outcome-not-shared-with", vec![("app", name(app))])}</p>
            <HomeButton />
        }
        .into_any(),
        OutcomePage::NotAllowed { app, return_to } => view! {
            <p class="lead">{rich("outcome-not-shared-with", vec![("app", name(app))])}</p>
            <HomeButton />
            {return_to.map(|to| view! { <ReturnToApp to /> })}
        }
        .into_any(),
        OutcomePage::RemovedByLink { app } => view! {
            <p class="lead">{rich("not-me-removed-text", vec![("app", name(app))])}</p>
            <p>{rich("not-me-next", vec![("link", apps_link())])}</p>
        }
        .into_any(),
        OutcomePage::LinkExpired => {
            view! { <p>{rich("not-me-expired-text", vec![("link", apps_link())])}</p> }.into_any()
        }
        OutcomePage::LinkUnknown => {
            view! { <p>{rich("not-me-unknown-text", vec![("link", apps_link())])}</p> }.into_any()
        }
        OutcomePage::AdministratorAsked { app, company: _, return_to } => {
            let slots = vec![("app", name(app)), ("link", apps_link())];
            view! {
                <p class="lead">
                    {rich("outcome-asked-text", slots)}
                </p>
                <HomeButton />
                {return_to.map(|to| view! { <ReturnToApp to /> })}
            }
            .into_any()
        }
    };
    view! {
        <div class="card">
            <h1>{heading}</h1>
            {content}
        </div>
    }
}

fn apps_link() -> AnyView {
    view! { <a href=CONNECTED_APPS_PATH>{say("apps-title")}</a> }.into_any()
}

#[component]
fn HomeButton() -> impl IntoView {
    let platform = render::platform_name();
    view! {
        <p>
            <a class="btn" href="/">
                {say_with("outcome-home", &[("platform", platform.into())])}
            </a>
        </p>
    }
}

#[component]
fn ConnectedApps() -> impl IntoView {
    view! {
        <p class="links">
            <a href=CONNECTED_APPS_PATH>{say("outcome-connected-apps")}</a>
        </p>
    }
}
