//! One app of a company: who has connected it, and what the company decides.

use leptos::prelude::*;

use crate::{
    components::{
        form::{ButtonForm, PostForm},
        publisher_line::PublisherLine,
    },
    pages::consent::Standing,
    words::{name, rich, say},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AdminAppPage {
    /// The app's name.
    pub app: String,
    /// Its publisher's name.
    pub publisher: String,
    /// What we know of the publisher.
    pub standing: Standing,
    /// What the company decided, or that it has not, in words.
    pub decision: String,
    /// Who has connected it.
    pub people: Vec<PersonRow>,
    /// How many more have than are listed, in words.
    pub more: Option<String>,
    /// Address of the page that asks before it is removed for everyone.
    pub remove: Option<String>,
    /// Address of the page that asks before it is blocked.
    pub block: Option<String>,
    /// Approves it beforehand.
    pub approve: Option<PostForm>,
    /// Leaves it to the policy again.
    pub undecide: Option<PostForm>,
}

/// A person who has connected the app.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What they allowed: short names.
    pub permissions: String,
    /// Since when, when it was used and when it ends, in words.
    pub since: String,
    /// Address of the page that asks before it is removed for them.
    pub remove: String,
}

/// The page.
#[component]
pub fn AdminApp(
    /// What it shows.
    page: AdminAppPage,
) -> impl IntoView {
    let people = if page.people.is_empty() {
        view! { <p>{say("admin-app-nobody")}</p> }.into_any()
    } else {
        let rows = page.people.into_iter().map(|person| view! { <Person person /> });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    let more = page.more.map(|text| view! { <p class="muted">{text}</p> });
    let remove = page.remove.map(|href| {
        view! {
            <p>
                <a class="btn" href=href>
                    {say("admin-remove-all")}
                </a>
            </p>
        }
    });
    let approve = page.approve.map(|form| {
        view! {
            <div class="stack">
                <p>{say("admin-approve-text")}</p>
                <ButtonForm form label=say("admin-approve") />
            </div>
        }
    });
    let block = page.block.map(|href| {
        view! {
            <div class="stack">
                <p>{say("admin-block-text")}</p>
                <p>
                    <a class="btn" href=href>
                        {say("admin-block")}
                    </a>
                </p>
            </div>
        }
    });
    let undecide = page.undecide.map(|form| {
        view! {
            <div class="stack">
                <p>{say("admin-undecide-text")}</p>
                <ButtonForm form label=say("admin-undecide") />
            </div>
        }
    });
    view! {
        <h1>
            <bdi>{page.app}</bdi>
        </h1>
        <p>
            <PublisherLine publisher=page.publisher standing=page.standing />
        </p>
        <section>
            <h2>{say("admin-app-people")}</h2>
            {people}
            {more}
            {remove}
        </section>
        <section class="decisions">
            <h2>{say("admin-app-decision")}</h2>
            <p>
                <strong>{page.decision}</strong>
            </p>
            {approve}
            {undecide}
            {block}
        </section>
    }
}

#[component]
fn Person(person: PersonRow) -> impl IntoView {
    let who = person.name.clone();
    view! {
        <li class="row box">
            <h3>
                <bdi>{who}</bdi>
            </h3>
            <p class="muted">
                <bdi class="wrap">{person.email}</bdi>
            </p>
            <p>{person.permissions}</p>
            <p class="muted">{person.since}</p>
            <p>
                <a class="btn btn-quiet" href=person.remove>
                    <span>{rich("admin-remove-for", vec![("name", name(person.name))])}</span>
                </a>
            </p>
        </li>
    }
}
