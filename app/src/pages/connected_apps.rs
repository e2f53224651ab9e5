//! The apps that can use a person's account.

pub mod details;

use leptos::prelude::*;

use super::consent::Standing;
use crate::{
    components::{
        badge::{Level, LevelBadge},
        notice::Done,
        publisher_line::PublisherLine,
    },
    render,
    words::{name, rich, say, say_with},
};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct ConnectedAppsPage {
    /// What has just been done.
    pub done: Option<String>,
    /// What the list is narrowed to; empty: it is not.
    pub filter: String,
    /// The apps that can use the account, newest answer first.
    pub apps: Vec<AppRow>,
    /// Those whose access ended lately.
    pub ended: Vec<EndedRow>,
    /// What the person asked of their administrators.
    pub requests: Vec<RequestRow>,
}

/// An app that can use the account.
#[derive(Clone, Debug)]
pub struct AppRow {
    /// Its name.
    pub app: String,
    /// Its publisher's name.
    pub publisher: String,
    /// What we know of the publisher.
    pub standing: Standing,
    /// The company whose data it reaches.
    pub company: String,
    /// How deep it reaches at most.
    pub highest: Option<Level>,
    /// When it was last used, in words.
    pub used: String,
    /// When it ends, in words.
    pub ends: String,
    /// Address of its details.
    pub details: String,
}

/// An app whose access has ended.
#[derive(Clone, Debug)]
pub struct EndedRow {
    /// Its name.
    pub app: String,
    /// When and how, in words.
    pub ended: String,
    /// Address of its details.
    pub details: String,
}

/// A request to administrators.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// The app's name.
    pub app: String,
    /// What became of it, in words.
    pub state: String,
    /// The administrator's reason.
    pub reason: Option<String>,
}

/// The list.
#[component]
pub fn ConnectedApps(
    /// What it shows.
    page: ConnectedAppsPage,
) -> impl IntoView {
    let platform = render::platform_name();
    let narrowed = !page.filter.is_empty();
    let filter = (narrowed || page.apps.len() > 3).then(|| view! { <Filter text=page.filter /> });
    let apps = if page.apps.is_empty() {
        let nothing = if narrowed { say("apps-none-found") } else { say("apps-none") };
        view! { <p class="box">{nothing}</p> }.into_any()
    } else {
        let rows = page.apps.into_iter().map(|app| view! { <Row app /> }).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <div class="page">
            <Done text=page.done />
            <h1>{say("apps-title")}</h1>
            <p class="lead">{say_with("apps-lead", &[("platform", platform.into())])}</p>
            {filter}
            {apps}
            <Requests requests=page.requests />
            <Ended ended=page.ended />
        </div>
    }
}

#[component]
fn Filter(text: String) -> impl IntoView {
    view! {
        <form method="get" action="/connected-apps" class="filter" role="search">
            <div class="field">
                <label for="filter">{say("apps-filter")}</label>
                <input id="filter" type="search" name="q" value=text />
            </div>
            <button type="submit" class="btn">
                {say("apps-filter-do")}
            </button>
        </form>
    }
}

#[component]
fn Row(app: AppRow) -> impl IntoView {
    let highest = app.highest.map(|level| view! { <LevelBadge level /> });
    let title = app.app.clone();
    view! {
        <li class="row box">
            <div class="row-head">
                <h2>
                    <bdi>{title}</bdi>
                </h2>
                {highest}
            </div>
            <p>
                <PublisherLine publisher=app.publisher standing=app.standing />
            </p>
            <p class="muted">
                <bdi>{app.company}</bdi> " · " {app.used} " · " {app.ends}
            </p>
            <p>
                <a class="btn btn-quiet" href=app.details>
                    <span>{rich("apps-details", vec![("app", name(app.app))])}</span>
                </a>
            </p>
        </li>
    }
}

#[component]
fn Requests(requests: Vec<RequestRow>) -> impl IntoView {
    (!requests.is_empty()).then(|| {
        let rows = requests
            .into_iter()
            .map(|request| {
                let reason = request.reason.map(|reason| {
                    view! {
                        <p>{rich("apps-request-reason", vec![("reason", name(reason))])}</p>
                    }
                });
                view! {
                    <li class="row box">
                        <h3>
                            <bdi>{request.app}</bdi>
                        </h3>
                        <p>{request.state}</p>
                        {reason}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>{say("apps-requests")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Ended(ended: Vec<EndedRow>) -> impl IntoView {
    (!ended.is_empty()).then(|| {
        let rows = ended
            .into_iter()
            .map(|row| {
                let title = row.app.clone();
                view! {
                    <li class="row box">
                        <h3>
                            <bdi>{title}</bdi>
                        </h3>
                        <p class="muted">{row.ended}</p>
                        <p>
                            <a class="btn btn-quiet" href=row.details>
                                <span>{rich("apps-details", vec![("app", name(row.app))])}</span>
                            </a>
                        </p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section>
                <h2>{say("apps-ended")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
