//! All apps of a company.

use leptos::prelude::*;

use crate::{
    components::notice::Done,
    present::apps::NEW_APP,
    words::{name, rich, say, say_with},
};

/// What the list shows.
#[derive(Clone, Debug)]
pub struct AppListPage {
    /// What has just been done.
    pub done: Option<String>,
    /// Whose they are.
    pub company: String,
    /// The apps, newest first.
    pub apps: Vec<AppRow>,
    /// Address of those that are older.
    pub older: Option<String>,
}

/// An app.
#[derive(Clone, Debug)]
pub struct AppRow {
    /// Its name, or words for that it has none yet.
    pub name: String,
    /// What it does.
    pub description: String,
    /// Whether it is registered, and where it is offered: in words.
    pub state: String,
    /// Address of the app.
    pub href: String,
}

/// The list.
#[component]
pub fn AppList(
    /// What it shows.
    page: AppListPage,
) -> impl IntoView {
    let rows = if page.apps.is_empty() {
        view! { <p class="box">{say("partner-none")}</p> }.into_any()
    } else {
        let rows = page.apps.into_iter().map(|app| {
            view! {
                <li class="row box">
                    <h2>
                        <bdi>{app.name.clone()}</bdi>
                    </h2>
                    <p>
                        <bdi>{app.description}</bdi>
                    </p>
                    <p class="muted">{app.state}</p>
                    <p class="row-actions">
                        <a class="btn btn-quiet" href=app.href>
                            <span>{rich("partner-open", vec![("name", name(app.name))])}</span>
                        </a>
                    </p>
                </li>
            }
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    let older = page.older.map(|href| {
        view! {
            <p class="links">
                <a href=href>{say("cred-older")}</a>
            </p>
        }
    });
    view! {
        <Done text=page.done />
        <h1>{say("partner-title")}</h1>
        <p class="lead">{say_with("partner-lead", &[("company", page.company.into())])}</p>
        <p>
            <a class="btn" href=NEW_APP>
                {say("partner-new")}
            </a>
        </p>
        {rows}
        {older}
    }
}
