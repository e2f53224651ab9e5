//! One app: what is to do, what would change, its credentials, and the Marketplace.

use leptos::prelude::*;

use super::logo::{LOGO, Logo, LogoFacts};
use super::steps::{StepList, Steps};
use crate::{
    components::{
        data_list::PlainFacts,
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{ButtonForm, PostForm},
        notice::Done,
        secret::CopyBlock,
    },
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AppDetailsPage {
    /// The steps.
    pub steps: Steps,
    /// What has just been done.
    pub done: Option<String>,
    /// What is wrong with what was just sent.
    pub faults: Vec<Fault>,
    /// Its name.
    pub name: String,
    /// Whether it is registered, in words.
    pub state: String,
    /// What is worth knowing: label and value.
    pub facts: Vec<(String, String)>,
    /// What is to do before it can be registered, or its changes saved: words and where.
    pub to_do: Vec<(String, String)>,
    /// What to think about, in words.
    pub hints: Vec<String>,
    /// Address of the preview, if there is something to see.
    pub preview: Option<String>,
    /// Registers it.
    pub register: Option<PostForm>,
    /// What would change if the draft were saved, in words.
    pub changes: Vec<String>,
    /// Saves that.
    pub save: Option<PostForm>,
    /// Its credentials, once it is registered.
    pub client: Option<ClientFacts>,
    /// Its logo, once it is registered.
    pub logo: Option<LogoFacts>,
    /// Address of the playground with this app.
    pub playground: Option<String>,
    /// The Marketplace, once it is registered.
    pub market: Option<MarketFacts>,
    /// Address of the page that asks before it is removed.
    pub remove: String,
}

/// An app's credentials.
#[derive(Clone, Debug)]
pub struct ClientFacts {
    /// The client id.
    pub id: String,
    /// Its secrets, newest first: what tells them apart, and until when they work.
    pub secrets: Vec<(String, String)>,
    /// Address of the page that makes a new one; `None`: it has none.
    pub replace: Option<String>,
}

/// An app in the Marketplace.
#[derive(Clone, Debug)]
pub struct MarketFacts {
    /// Where it stands, in words.
    pub state: String,
    /// What it lacks, in words.
    pub lacks: Vec<String>,
    /// Offers it.
    pub submit: Option<PostForm>,
    /// Takes it out.
    pub withdraw: Option<PostForm>,
}

/// The page.
#[component]
pub fn AppDetails(
    /// What it shows.
    page: AppDetailsPage,
) -> impl IntoView {
    let to_do = (!page.to_do.is_empty()).then(|| {
        let lines = page.to_do.into_iter().map(|(words, href)| {
            view! {
                <li>
                    <a href=href>{words}</a>
                </li>
            }
        });
        view! {
            <section class="box box-warn">
                <h2>{say("partner-review-todo")}</h2>
                <ul class="plain links">{lines.collect_view()}</ul>
            </section>
        }
    });
    let hints = page.hints.into_iter().map(|hint| view! { <p class="box">{hint}</p> });
    let hints = hints.collect_view();
    let preview = match page.preview {
        Some(href) => view! {
            <p>
                <a class="btn" href=href>
                    {say("partner-preview")}
                </a>
            </p>
        }
        .into_any(),
        None => view! { <p class="muted">{say("partner-preview-later")}</p> }.into_any(),
    };
    let register = page.register.map(|form| {
        view! {
            <section>
                <h2>{say("partner-review")}</h2>
                <p>{say("partner-register-text")}</p>
                <ButtonForm form label=say("partner-register") class="btn btn-main" />
            </section>
        }
    });
    let changes = (!page.changes.is_empty()).then(|| {
        let lines = page.changes.into_iter().map(|words| view! { <li>{words}</li> });
        let save = page.save.map(|form| {
            view! { <ButtonForm form label=say("partner-changes-save") class="btn btn-main" /> }
        });
        view! {
            <section class="box box-warn">
                <h2>{say("partner-changes")}</h2>
                <ul>{lines.collect_view()}</ul>
                {save}
            </section>
        }
    });
    let logo_error = fault_of(&page.faults, LOGO);
    let client = page.client.map(|client| view! { <Client client /> });
    let playground = page.playground.map(|href| {
        view! {
            <section>
                <h2>{say("partner-play")}</h2>
                <p>{say("partner-play-text")}</p>
                <p>
                    <a class="btn" href=href>
                        {say("partner-play")}
                    </a>
                </p>
            </section>
        }
    });
    let market = page.market.map(|market| view! { <Market market /> });
    view! {
        <ErrorSummary faults=page.faults />
        <Done text=page.done />
        <StepList steps=page.steps />
        <h1>
            <bdi>{page.name}</bdi>
        </h1>
        <p class="lead">{page.state}</p>
        {to_do}
        {changes}
        <PlainFacts facts=page.facts />
        {hints}
        <section>
            <h2>{say("partner-preview-title")}</h2>
            <p>{say("partner-preview-text")}</p>
            {preview}
        </section>
        {register}
        <Logo logo=page.logo error=logo_error />
        {client}
        {playground}
        {market}
        <p>
            <a class="btn btn-danger" href=page.remove>
                {say("partner-remove")}
            </a>
        </p>
    }
}

#[component]
fn Client(client: ClientFacts) -> impl IntoView {
    let secrets = client.secrets.into_iter().map(|(secret, until)| {
        view! {
            <li>
                <code dir="ltr">{secret}</code>
                " "
                <span class="muted">{until}</span>
            </li>
        }
    });
    let secrets = secrets.collect_view();
    let secrets = match client.replace {
        None => view! { <p class="muted">{say("partner-no-secret")}</p> }.into_any(),
        Some(href) => view! {
            <h3>{say("cred-secrets")}</h3>
            <ul class="plain">{secrets}</ul>
            <p>
                <a class="btn" href=href>
                    {say("partner-secret-replace")}
                </a>
            </p>
        }
        .into_any(),
    };
    view! {
        <section>
            <h2>{say("partner-client")}</h2>
            <h3>{say("cred-client-id")}</h3>
            <p>{say("partner-client-text")}</p>
            <CopyBlock text=client.id />
            {secrets}
        </section>
    }
}

#[component]
fn Market(market: MarketFacts) -> impl IntoView {
    let lacks = (!market.lacks.is_empty()).then(|| {
        let lines = market.lacks.into_iter().map(|words| view! { <li>{words}</li> });
        view! {
            <p>{say("partner-market-lacks")}</p>
            <ul>{lines.collect_view()}</ul>
        }
    });
    let submit =
        market.submit.map(|form| view! { <ButtonForm form label=say("partner-market-submit") /> });
    let withdraw = market
        .withdraw
        .map(|form| view! { <ButtonForm form label=say("partner-market-withdraw") /> });
    view! {
        <section>
            <h2>{say("partner-market")}</h2>
            <p>{say("partner-market-text")}</p>
            <p>
                <strong>{market.state}</strong>
            </p>
            {lacks}
            {submit}
            {withdraw}
        </section>
    }
}
