//! The top of every page.

use leptos::prelude::*;

use crate::{
    present::{admin::ADMIN, connected_apps::CONNECTED_APPS_PATH, credentials::CREDENTIALS},
    render::{Brand, RenderContext},
    words::say,
};

/// The platform's word-mark and, where the page does not say it itself, who
/// is signed in.
#[component]
pub fn Header(
    /// Whether to name the person signed in.
    shows_account: bool,
) -> impl IntoView {
    let context = expect_context::<RenderContext>();
    let places = context.account.as_ref().filter(|_| shows_account).map(|account| {
        let administration = account.administrator.then(|| {
            view! { <a href=ADMIN>{say("admin")}</a> }
        });
        view! {
            <nav class="places" aria-label=say("header-account")>
                <a href=CONNECTED_APPS_PATH>{say("apps-title")}</a>
                <a href=CREDENTIALS>{say("cred-title")}</a>
                {administration}
            </nav>
        }
    });
    let account = context.account.filter(|_| shows_account).map(|account| {
        view! {
            <p class="chip">
                <span class="hidden">{say("header-signed-in-as")} " "</span>
                <bdi>{account.name}</bdi>
                " "
                <bdi class="muted chip-email">{account.email}</bdi>
            </p>
        }
    });
    let demo = context.demo.then(|| {
        view! { <span class="demo-mark">{say("header-practice")}</span> }
    });
    view! {
        <header class="top">
            <div class="top-row">
                <a class="mark" href="/">
                    {logo(&context.brand)}
                    {context.platform_name}
                </a>
                {demo}
                {places}
                {account}
            </div>
        </header>
    }
}

/// The platform's logo. The name stands beside it: read aloud it says nothing.
fn logo(brand: &Brand) -> Option<impl IntoView + use<>> {
    let logo = brand.logo.clone()?;
    let dark = brand.logo_dark.clone().map(|dark| {
        view! { <source srcset=dark media="(prefers-color-scheme: dark)" /> }
    });
    Some(view! {
        <picture>
            {dark}
            <img class="mark-logo" src=logo alt="" width="32" height="32" />
        </picture>
    })
}
