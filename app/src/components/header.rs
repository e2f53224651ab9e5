use std::sync::Arc;

use leptos::prelude::*;
use routes::{FRONT, SIGN_IN};

use crate::components::account_menu::{AccountButton, AccountMenu};
use crate::components::fragment_cache::FragmentCache;
use crate::components::icon::{Icon, Symbol};
use crate::components::navigation::NAVIGATION;
use crate::context::{AccountChip, Brand, of_this_page, platform_name};
use crate::i18n::t;

static HEADERS: FragmentCache<HeaderFacts> = FragmentCache::new();

/// All that the header shows where no account is named.
#[derive(Clone, PartialEq, Eq, Hash)]
struct HeaderFacts {
    brand: Arc<Brand>,
    demo: bool,
    offers_sign_in: bool,
}

#[component]
pub fn Header(has_navigation: bool, offers_sign_in: bool) -> AnyView {
    let (account, brand, demo) =
        of_this_page(|context| (context.account.clone(), Arc::clone(&context.brand), context.demo));
    let facts = HeaderFacts { brand, demo, offers_sign_in };
    match account {
        None => HEADERS.draw(facts, |facts| header(facts, None, false)),
        account => header(facts, account, has_navigation),
    }
}

fn header(
    HeaderFacts { brand, demo, offers_sign_in }: HeaderFacts,
    account: Option<AccountChip>,
    has_navigation: bool,
) -> AnyView {
    let menu = has_navigation.then(|| {
        view! {
            <button type="button" class="me menu-btn" popovertarget=NAVIGATION>
                <Icon symbol=Symbol::Menu />
                <span class="vh">{t("nav-menu")}</span>
            </button>
        }
    });
    let demo = demo.then(|| view! { <span class="tag">{t("header-practice")}</span> });
    let end = match account.clone() {
        Some(account) => Some(view! { <AccountButton account /> }.into_any()),
        None if offers_sign_in => {
            Some(view! { <a class="btn btn-s" href=SIGN_IN>{t("sign-in")}</a> }.into_any())
        }
        None => None,
    };
    let end = end.map(|end| view! { <div class="bar-end">{end}</div> });
    let account = account.map(|account| view! { <AccountMenu account /> });
    view! {
        <header class="bar">
            <div class="bar-in">
                {menu} <a class="mark" href=FRONT>
                    {logo(&brand)}
                    <bdi>{platform_name()}</bdi>
                </a> {demo} {end}
            </div>
            {account}
        </header>
    }
    .into_any()
}

fn logo(brand: &Brand) -> AnyView {
    let Some(logo) = brand.logo.clone() else {
        return view! {
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <rect width="32" height="32" rx="8"></rect>
                <path d="M8 17l5 5L24 10"></path>
            </svg>
        }
        .into_any();
    };
    let dark = brand
        .logo_dark
        .clone()
        .map(|dark| view! { <source srcset=dark media="(prefers-color-scheme: dark)" /> });
    view! {
        <picture>
            {dark}
            <img src=logo alt="" width="32" height="32" />
        </picture>
    }
    .into_any()
}
