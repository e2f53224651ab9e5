//! The front page.

use leptos::prelude::*;

use crate::{
    components::{
        form::{ButtonForm, PostForm},
        practice_accounts::{PracticeAccountList, PracticeAccounts},
    },
    page::titled,
    present::apps::{APPS, MARKETPLACE},
    render::{self, RenderContext},
    words::{Words, email, rich, say, say_with, strong_name},
};

/// What the front page shows.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// The accounts of the demo, when this is one.
    pub demo: Option<PracticeAccounts>,
    /// Address of the metadata document.
    pub metadata_url: String,
    /// Signs out, when somebody is signed in.
    pub sign_out: Option<PostForm>,
    /// Whether the person has just signed out.
    pub signed_out: bool,
}

impl FrontPage {
    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        if self.signed_out {
            titled(words, words.say("front-signed-out-title"), platform)
        } else {
            platform.to_owned()
        }
    }
}

/// The front page.
#[component]
pub fn Front(
    /// What it shows.
    page: FrontPage,
) -> impl IntoView {
    let signed_out = page.signed_out.then(|| {
        view! {
            <p class="box" role="status">
                {say("front-signed-out")}
            </p>
        }
    });
    let content = match page.demo {
        Some(accounts) => view! { <DemoFront accounts /> }.into_any(),
        None => view! { <PlainFront /> }.into_any(),
    };
    view! {
        <div class="page">
            {signed_out} {content} <SignInState sign_out=page.sign_out /> <section>
                <h2>{say("front-developers")}</h2>
                <p>
                    {say("front-developers-text")}
                </p>
                <p class="links">
                    <a class="wrap" href=page.metadata_url.clone()>
                        {page.metadata_url.clone()}
                    </a>
                </p>
                <p>{say("front-apps-text")}</p>
                <p class="links">
                    <a href=APPS>{say("partner-title")}</a>
                    <a href=MARKETPLACE>{say("market-title")}</a>
                </p>
            </section>
        </div>
    }
}

#[component]
fn DemoFront(accounts: PracticeAccounts) -> impl IntoView {
    let platform = render::platform_name();
    view! {
        <h1>{say("front-demo-heading")}</h1>
        <p class="lead">
            {say("front-demo-lead")}
        </p>
        <p>
            <a class="btn btn-main" href="/playground">
                {say("front-demo-start")}
            </a>
        </p>
        <section>
            <h2>{say("front-demo-what")}</h2>
            <ol class="steps">
                <li>
                    <strong>{say("front-demo-step-1")}</strong>
                    " " {say("front-demo-step-1-text")}
                </li>
                <li>
                    <strong>{say("front-demo-step-2")}</strong>
                    " " {say_with("front-demo-step-2-text", &[("platform", platform.into())])}
                </li>
                <li>
                    <strong>{say("front-demo-step-3")}</strong>
                    " " {say("front-demo-step-3-text")}
                </li>
                <li>
                    <strong>{say("front-demo-step-4")}</strong>
                    " " {say("front-demo-step-4-text")}
                </li>
            </ol>
        </section>
        <section>
            <h2>{say("practice-accounts")}</h2>
            <PracticeAccountList accounts />
            <p class="muted">
                {say("front-demo-administrator")}
            </p>
        </section>
    }
}

#[component]
fn PlainFront() -> impl IntoView {
    let platform = render::platform_name();
    view! {
        <h1>{platform.clone()}</h1>
        <p class="lead">
            {say_with("front-lead", &[("platform", platform.into())])}
        </p>
        <p>
            {say("front-text")}
        </p>
    }
}

#[component]
fn SignInState(sign_out: Option<PostForm>) -> impl IntoView {
    let account = expect_context::<RenderContext>().account;
    match (account, sign_out) {
        (Some(account), Some(form)) => view! {
            <section>
                <h2>{say("front-account")}</h2>
                <p>
                    {rich(
                        "front-signed-in",
                        vec![("name", strong_name(account.name)), ("email", email(account.email))],
                    )}
                </p>
                <ButtonForm form label=say("sign-out") />
            </section>
        }
        .into_any(),
        _ => view! {
            <section>
                <h2>{say("front-account")}</h2>
                <p>{say("front-not-signed-in")}</p>
                <p>
                    <a class="btn" href="/sign-in">
                        {say("sign-in")}
                    </a>
                </p>
            </section>
        }
        .into_any(),
    }
}
