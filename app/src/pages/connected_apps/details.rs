//! One app: what it may do, what happened, and how to end it.

use leptos::prelude::*;

use crate::{
    components::{
        data_list::PlainFacts,
        notice::Done,
        publisher_line::PublisherLine,
        scope_line::{Control, ScopeGroup, ScopeGroupList},
    },
    pages::consent::Standing,
    words::{name, rich, say},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ConnectedAppPage {
    /// What has just been done.
    pub done: Option<String>,
    /// The app's name.
    pub app: String,
    /// Its publisher's name.
    pub publisher: String,
    /// What we know of the publisher.
    pub standing: Standing,
    /// When and how access ended, in words, if it has.
    pub ended: Option<String>,
    /// What is worth knowing: label and value.
    pub facts: Vec<(String, String)>,
    /// What it may do. The lines of what can be removed carry a form.
    pub permissions: Vec<ScopeGroup>,
    /// What the person was asked and does not allow: short names.
    pub not_allowed: Vec<String>,
    /// What happened, newest first.
    pub history: Vec<HistoryLine>,
    /// Address of the page that asks before all access is removed.
    pub remove: Option<String>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct HistoryLine {
    /// When, written out.
    pub when: String,
    /// What, in words.
    pub what: Vec<String>,
}

/// The page.
#[component]
pub fn ConnectedApp(
    /// What it shows.
    page: ConnectedAppPage,
) -> impl IntoView {
    let ended = page.ended.map(|text| view! { <p class="box">{text}</p> });
    let title = page.app.clone();
    let remove = page.remove.map(|href| {
        view! { <RemoveAccess app=page.app.clone() publisher=page.publisher.clone() href /> }
    });
    view! {
        <div class="page app-details">
            <Done text=page.done />
            <p class="links">
                <a href="/connected-apps">{say("app-back")}</a>
            </p>
            <h1>
                <bdi>{title}</bdi>
            </h1>
            <p>
                <PublisherLine publisher=page.publisher.clone() standing=page.standing />
            </p>
            {ended}
            <PlainFacts facts=page.facts />
            <Permitted
                groups=page.permissions
                publisher=page.publisher
                not_allowed=page.not_allowed
            />
            <History lines=page.history />
            {remove}
        </div>
    }
}

#[component]
fn Permitted(
    groups: Vec<ScopeGroup>,
    publisher: String,
    not_allowed: Vec<String>,
) -> impl IntoView {
    let groups = groups
        .into_iter()
        .map(|group| {
            let publisher = publisher.clone();
            view! { <ScopeGroupList group publisher control=Control::None /> }
        })
        .collect_view();
    let not_allowed = (!not_allowed.is_empty()).then(|| {
        let lines = not_allowed.into_iter().map(|prompt| view! { <li>{prompt}</li> });
        view! {
            <h3>{say("app-not-allowed")}</h3>
            <ul>{lines.collect_view()}</ul>
        }
    });
    view! {
        <section>
            <h2>{say("app-may")}</h2>
            {groups}
            {not_allowed}
        </section>
    }
}

#[component]
fn History(lines: Vec<HistoryLine>) -> impl IntoView {
    let lines = lines
        .into_iter()
        .map(|line| {
            let what = line.what.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            view! {
                <li>
                    <p class="muted">{line.when}</p>
                    {what}
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{say("app-history")}</h2>
            <ol class="history">{lines}</ol>
        </section>
    }
}

#[component]
fn RemoveAccess(app: String, publisher: String, href: String) -> impl IntoView {
    let stops =
        rich("app-remove-text", vec![("app", name(app.clone())), ("publisher", name(publisher))]);
    view! {
        <section>
            <h2>{say("app-remove")}</h2>
            <p>{stops}</p>
            <p>
                <a class="btn btn-danger" href=href>
                    {say("app-remove")}
                </a>
            </p>
        </section>
    }
}
