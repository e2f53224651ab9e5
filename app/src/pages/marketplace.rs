//! Apps that are offered to every company, and those that wait to be.

use leptos::prelude::*;

use crate::{
    components::{
        form::{ButtonForm, HiddenFields, PostForm},
        notice::Done,
        publisher_line::PublisherLine,
    },
    pages::consent::Standing,
    render,
    words::{name, rich, say, say_with},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct MarketplacePage {
    /// What has just been done.
    pub done: Option<String>,
    /// Apps that wait to be offered, for those who decide about that.
    pub waiting: Option<Vec<MarketApp>>,
    /// The apps that are offered, newest first.
    pub apps: Vec<MarketApp>,
    /// Address of those that are older.
    pub older: Option<String>,
}

/// An app.
#[derive(Clone, Debug)]
pub struct MarketApp {
    /// Its name.
    pub name: String,
    /// What it does.
    pub description: String,
    /// Its publisher's name.
    pub publisher: String,
    /// What it asks for: short names.
    pub permissions: String,
    /// Its publisher's web site.
    pub website: Option<String>,
    /// What can be done about it.
    pub action: MarketAction,
}

/// What can be done about an app.
#[derive(Clone, Debug)]
pub enum MarketAction {
    /// Nothing.
    None,
    /// Approve it for the company.
    Approve {
        /// The company's name.
        company: String,
        /// Approves it.
        form: PostForm,
    },
    /// Nothing more: the company has approved it.
    Approved {
        /// The company's name.
        company: String,
    },
    /// Offer it, or decline.
    Decide {
        /// Says which.
        form: PostForm,
        /// The id of the field of the reason.
        note: String,
    },
}

/// The field of the reason.
pub const NOTE: &str = "note";
/// The field that says which button was pressed.
pub const DECISION: &str = "decision";
/// Offer it.
pub const ACCEPT: &str = "accept";
/// Do not.
pub const DECLINE: &str = "decline";

/// The page.
#[component]
pub fn Marketplace(
    /// What it shows.
    page: MarketplacePage,
) -> impl IntoView {
    let waiting = page.waiting.map(|apps| {
        view! {
            <section>
                <h2>{say("market-review")}</h2>
                <p>{say("market-review-lead")}</p>
                <Rows apps none=say("market-review-none") />
            </section>
        }
    });
    let older = page.older.map(|href| {
        view! {
            <p class="links">
                <a href=href>{say("cred-older")}</a>
            </p>
        }
    });
    let lead = say_with("market-lead", &[("platform", render::platform_name().into())]);
    view! {
        <div class="page">
            <Done text=page.done />
            <h1>{say("market-title")}</h1>
            <p class="lead">{lead}</p>
            <Rows apps=page.apps none=say("market-none") />
            {older}
            {waiting}
        </div>
    }
}

#[component]
fn Rows(apps: Vec<MarketApp>, none: String) -> AnyView {
    if apps.is_empty() {
        return view! { <p class="box">{none}</p> }.into_any();
    }
    let rows = apps.into_iter().map(|app| view! { <Row app /> }).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

#[component]
fn Row(app: MarketApp) -> impl IntoView {
    let website = app.website.map(|href| {
        view! {
            <p class="links">
                <a href=href rel="noopener noreferrer">
                    {say("market-website")}
                </a>
            </p>
        }
    });
    let action = match app.action {
        MarketAction::None => ().into_any(),
        MarketAction::Approve { company, form } => {
            let label = say_with("market-approve", &[("company", company.into())]);
            view! { <ButtonForm form label /> }.into_any()
        }
        MarketAction::Approved { company } => {
            let words = say_with("market-approved", &[("company", company.into())]);
            view! { <p class="muted">{words}</p> }.into_any()
        }
        MarketAction::Decide { form, note } => {
            view! { <Decide app=app.name.clone() form note /> }.into_any()
        }
    };
    view! {
        <li class="row box">
            <h3>
                <bdi>{app.name}</bdi>
            </h3>
            <p>
                <PublisherLine publisher=app.publisher standing=Standing::Verified />
            </p>
            <p>
                <bdi>{app.description}</bdi>
            </p>
            <p class="muted">{say("market-asks")} ": " {app.permissions}</p>
            {website}
            {action}
        </li>
    }
}

#[component]
fn Decide(app: String, form: PostForm, note: String) -> impl IntoView {
    let label = |words| rich(words, vec![("name", name(app.clone()))]);
    let (accept, decline) = (label("market-accept"), label("market-decline"));
    let hint = format!("{note}-hint");
    view! {
        <form method="post" action=form.action class="stack">
            <HiddenFields fields=form.hidden />
            <div class="field">
                <label for=note.clone()>{say("market-note")}</label>
                <p class="hint" id=hint.clone()>
                    {say("market-note-hint")}
                </p>
                <input
                    id=note
                    name=NOTE
                    type="text"
                    autocomplete="off"
                    maxlength="120"
                    aria-describedby=hint
                />
            </div>
            <div class="buttons">
                <button type="submit" class="btn" name=DECISION value=DECLINE>
                    <span>{decline}</span>
                </button>
                <button type="submit" class="btn" name=DECISION value=ACCEPT>
                    <span>{accept}</span>
                </button>
            </div>
        </form>
    }
}
