use leptos::prelude::*;
use routes::{CONNECTED_APPS, MARKETPLACE, NEW_APP, PLAYGROUND, SIGN_IN};

use crate::components::form::{ButtonForm, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::components::literal::Literal;
use crate::context::{AccountChip, RenderContext};
use crate::i18n::{email, strong_name, t, t_rich};

/// What a developer or an operator looks for. No link leads to what its reader may not see.
#[derive(Clone, Debug)]
pub struct FrontLinks {
    /// Whether this person may register apps; also true for visitors without an account.
    pub registration: bool,
    pub playground: bool,
    pub metadata: String,
    /// The description of the demo's API.
    pub api: Option<String>,
    pub admin_api: String,
}

fn account() -> Option<AccountChip> {
    expect_context::<RenderContext>().account
}

#[component]
pub fn Links(links: FrontLinks) -> impl IntoView {
    let account = account();
    let place = |symbol, href: &str, title: &'static str, text: &'static str| {
        entry(symbol, href.to_owned(), title, t(text).into_any())
    };
    let document = |symbol, path: String, title: &'static str| {
        entry(symbol, path.clone(), title, view! { <Literal text=path /> }.into_any())
    };
    let entries = [
        links
            .registration
            .then(|| place(Symbol::Code, NEW_APP, "front-register", "front-register-text")),
        links
            .playground
            .then(|| place(Symbol::Flask, PLAYGROUND, "front-playground", "front-playground-text")),
        account.map(|_| place(Symbol::Bag, MARKETPLACE, "market-title", "front-market-text")),
        Some(document(Symbol::Log, links.metadata, "front-metadata")),
        links.api.map(|path| document(Symbol::Apps, path, "front-api")),
        Some(document(Symbol::Shield, links.admin_api, "front-admin-api")),
    ];
    let entries = entries.into_iter().flatten().collect_view();
    let readme = view! { <Literal text="README.md" /> }.into_any();
    let docs = view! { <Literal text="docs/src" /> }.into_any();
    view! {
        <section>
            <h2>{t("front-developers")}</h2>
            <div class="links">{entries}</div>
            <p class="small muted">
                {t_rich("front-docs", vec![("readme", readme), ("docs", docs)])}
            </p>
        </section>
    }
}

fn entry(symbol: Symbol, href: String, title: &'static str, text: AnyView) -> AnyView {
    view! {
        <a href=href>
            <Icon symbol />
            <span>
                <b>{t(title)}</b>
                " "
                <small>{text}</small>
            </span>
            <Icon symbol=Symbol::Next />
        </a>
    }
    .into_any()
}

/// Who is signed in here, or how to.
#[component]
pub fn SignedIn(sign_out: Option<PostForm>, offers_sign_in: bool) -> AnyView {
    if let (Some(account), Some(form)) = (account(), sign_out) {
        let who = vec![("name", strong_name(account.name)), ("email", email(account.email))];
        return view! {
            <p class="small">{t_rich("front-signed-in", who)}</p>
            <div class="go">
                <a class="btn btn-s" href=CONNECTED_APPS>{t("apps-title")}</a>
                <ButtonForm form label=t("sign-out") class="btn btn-s" />
            </div>
        }
        .into_any();
    }
    let sign_in = offers_sign_in.then(|| {
        view! {
            <div class="go">
                <a class="btn btn-main" href=SIGN_IN>{t("sign-in")}</a>
            </div>
        }
    });
    view! {
        <p class="small muted">{t("front-not-signed-in")}</p>
        {sign_in}
    }
    .into_any()
}
