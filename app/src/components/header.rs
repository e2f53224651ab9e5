use std::sync::Arc;

use leptos::prelude::*;
use routes::{ADMIN, CONNECTED_APPS, CREDENTIALS, FRONT};

use crate::components::fragment_cache::FragmentCache;
use crate::context::{AccountChip, Brand, of_this_page, platform_name};
use crate::i18n::t;

static HEADERS: FragmentCache<HeaderFacts> = FragmentCache::new();

/// All that the header shows where nobody is named.
#[derive(Clone, PartialEq, Eq, Hash)]
struct HeaderFacts {
    brand: Arc<Brand>,
    demo: bool,
}

#[component]
pub fn Header(shows_account: bool) -> AnyView {
    let (account, brand, demo) = of_this_page(|context| {
        let account = context.account.clone().filter(|_| shows_account);
        (account, Arc::clone(&context.brand), context.demo)
    });
    let facts = HeaderFacts { brand, demo };
    match account {
        None => HEADERS.draw(facts, |facts| header(facts, None)),
        account => header(facts, account),
    }
}

fn header(HeaderFacts { brand, demo }: HeaderFacts, account: Option<AccountChip>) -> AnyView {
    let places = account.as_ref().map(|account| {
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
    let account = account.map(|account| {
        view! {
            <p class="chip">
                <span class="hidden">{t("header-signed-in-as")} " "</span>
                <bdi>{account.name}</bdi>
                " "
                <bdi class="muted chip-email notranslate" translate="no">{account.email}</bdi>
            </p>
        }
    });
    let demo = demo.then(|| {
        view! { <span class="demo-mark">{t("header-practice")}</span> }
    });
    view! {
        <header class="top">
            <div class="top-row">
                <a class="mark" href=FRONT>
                    {logo(&brand)}
                    {platform_name()}
                </a>
                {demo}
                {places}
                {account}
            </div>
        </header>
    }
    .into_any()
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
