//! The front page.

use leptos::prelude::*;

use crate::{
    components::{
        form::{ButtonForm, PostForm},
        practice_accounts::{PracticeAccountList, PracticeAccounts},
    },
    render::RenderContext,
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
    pub fn title(&self, platform: &str) -> String {
        if self.signed_out {
            format!("You are signed out – {platform}")
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
                "You are signed out."
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
                <h2>"For developers"</h2>
                <p>
                    "Any OAuth 2 library works with this server. It finds all addresses in the metadata document:"
                </p>
                <p>
                    <a class="wrap" href=page.metadata_url.clone()>
                        {page.metadata_url.clone()}
                    </a>
                </p>
            </section>
        </div>
    }
}

#[component]
fn DemoFront(accounts: PracticeAccounts) -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    view! {
        <h1>"See how an app asks for access"</h1>
        <p class="lead">
            "This is a demo of the page on which people decide what an app may do. Practice data only: all people and companies in it are made up."
        </p>
        <p>
            <a class="btn btn-main" href="/playground">
                "Start the demo"
            </a>
        </p>
        <section>
            <h2>"What will happen"</h2>
            <ol class="steps">
                <li>
                    <strong>"You are the app."</strong>
                    " Choose what it asks for, and see the link it sends people to."
                </li>
                <li>
                    <strong>"You are the person."</strong>
                    {format!(" Sign in to {platform} with a practice account, read the request, and allow it or not.")}
                </li>
                <li>
                    <strong>"You are the app again."</strong>
                    " Exchange the code you got for an access token."
                </li>
                <li>
                    <strong>"The app gets to work."</strong>
                    " Call the API and see the candidates that this person may see, and no others."
                </li>
            </ol>
        </section>
        <section>
            <h2>"Practice accounts"</h2>
            <PracticeAccountList accounts />
            <p class="muted">
                "An administrator can allow more than others, and sees more. Try the same request as each of them."
            </p>
        </section>
    }
}

#[component]
fn PlainFront() -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    view! {
        <h1>{platform.clone()}</h1>
        <p class="lead">
            {format!(
                "This server signs people in to {platform} and asks them before an app may use their account.",
            )}
        </p>
        <p>
            "You usually come here from an app that wants access. You then see who asks, what for and for how long, and you decide."
        </p>
    }
}

#[component]
fn SignInState(sign_out: Option<PostForm>) -> impl IntoView {
    let account = expect_context::<RenderContext>().account;
    match (account, sign_out) {
        (Some(account), Some(form)) => view! {
            <section>
                <h2>"Your account"</h2>
                <p>
                    "You are signed in as " <strong>
                        <bdi>{account.name}</bdi>
                    </strong> " (" <bdi class="wrap">{account.email}</bdi> ")."
                </p>
                <ButtonForm form label="Sign out" />
            </section>
        }
        .into_any(),
        _ => view! {
            <section>
                <h2>"Your account"</h2>
                <p>"You are not signed in."</p>
                <p>
                    <a class="btn" href="/sign-in">
                        "Sign in"
                    </a>
                </p>
            </section>
        }
        .into_any(),
    }
}
