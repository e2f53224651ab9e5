//! The apps of a company.

use leptos::prelude::*;

use crate::{
    components::publisher_line::PublisherLine,
    pages::consent::Standing,
    present::admin::ADMIN_APP,
    words::{name, rich, say},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AdminAppsPage {
    /// The apps that people have connected or that somebody decided about.
    pub apps: Vec<CompanyAppRow>,
    /// What was looked for and not found.
    pub not_found: Option<String>,
}

/// An app.
#[derive(Clone, Debug)]
pub struct CompanyAppRow {
    /// Its name.
    pub app: String,
    /// Its publisher's name.
    pub publisher: String,
    /// What we know of the publisher.
    pub standing: Standing,
    /// How many people use it and when it was last used, in words.
    pub used: String,
    /// What the company decided, in words.
    pub decision: Option<String>,
    /// Address of its details.
    pub details: String,
}

/// The page.
#[component]
pub fn AdminApps(
    /// What it shows.
    page: AdminAppsPage,
) -> impl IntoView {
    let apps = if page.apps.is_empty() {
        view! { <p class="box">{say("admin-apps-none")}</p> }.into_any()
    } else {
        let rows = page.apps.into_iter().map(|app| view! { <Row app /> }).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let not_found = page.not_found.clone().map(|id| {
        view! {
            <p class="field-error" id="client-error">
                {rich("admin-find-none", vec![("id", name(id))])}
            </p>
        }
    });
    let invalid = page.not_found.is_some().then_some("true");
    let described = page.not_found.is_some().then_some("client-error client-hint");
    view! {
        <h1>{say("admin-apps")}</h1>
        {apps}
        <section>
            <h2>{say("admin-find")}</h2>
            <p id="client-hint">{say("admin-find-text")}</p>
            <form method="get" action=ADMIN_APP class="filter">
                <div class="field">
                    <label for="client">{say("admin-find-id")}</label>
                    {not_found}
                    <input
                        id="client"
                        name="client_id"
                        autocomplete="off"
                        spellcheck="false"
                        value=page.not_found
                        aria-invalid=invalid
                        aria-describedby=described.unwrap_or("client-hint")
                    />
                </div>
                <button type="submit" class="btn">
                    {say("admin-find-do")}
                </button>
            </form>
        </section>
    }
}

#[component]
fn Row(app: CompanyAppRow) -> impl IntoView {
    let decision = app.decision.map(|decision| view! { <p><strong>{decision}</strong></p> });
    let title = app.app.clone();
    view! {
        <li class="row box">
            <h2>
                <bdi>{title}</bdi>
            </h2>
            <p>
                <PublisherLine publisher=app.publisher standing=app.standing />
            </p>
            <p class="muted">{app.used}</p>
            {decision}
            <p>
                <a class="btn btn-quiet" href=app.details>
                    <span>{rich("apps-details", vec![("app", name(app.app))])}</span>
                </a>
            </p>
        </li>
    }
}
