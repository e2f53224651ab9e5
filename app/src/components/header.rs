use leptos::prelude::*;
use routes::{ADMIN, CONNECTED_APPS, CREDENTIALS, FRONT};

use crate::context::{Brand, RenderContext};
use crate::i18n::t;

#[component]
pub fn Header(shows_account: bool) -> impl IntoView {
    let context = expect_context::<RenderContext>();
    let places = context.account.as_ref().filter(|_| shows_account).map(|account| {
        let administration = account.administrator.then(|| {
            view! { <a href=ADMIN>{t("admin")}</a> }
        });
        view! {
            <nav class="places" aria-label=t("header-account")>
                <a href=CONNECTED_APPS>{t("apps-title")}</a>
                <a href=CREDENTIALS>{t("cred-title")}</a>
                {administration}
            </nav>
        }
    });
    let account = context.account.filter(|_| shows_account).map(|account| {
        view! {
            <p class="chip">
                <span class="hidden">{t("header-signed-in-as")} " "</span>
                <bdi>{account.name}</bdi>
                " "
                <bdi class="muted chip-email">{account.email}</bdi>
            </p>
        }
    });
    let demo = context.demo.then(|| {
        view! { <span class="demo-mark">{t("header-practice")}</span> }
    });
    view! {
        <header class="top">
            <div class="top-row">
                <a class="mark" href=FRONT>
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

fn logo(brand: &Brand) -> Option<impl IntoView + use<>> {
    let logo = brand.logo.clone()?;
    let dark = brand
        .logo_dark
        .clone()
        .map(|dark| view! { <source srcset=dark media="(prefers-color-scheme: dark)" /> });
    Some(view! {
        <picture>
            {dark}
            <img class="mark-logo" src=logo alt="" width="32" height="32" />
        </picture>
    })
}
