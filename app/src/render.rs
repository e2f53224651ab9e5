//! From a page to its HTML document.

use leptos::prelude::*;

use crate::{
    components::{island_scripts::IslandScripts, shell::Shell},
    page::Page,
    pages::{
        admin::Admin, apps::Apps, confirm::Confirm, connected_apps::ConnectedApps,
        connected_apps::details::ConnectedApp, consent::Consent, credentials::Credentials,
        device::Device, error::Error, form_post::FormPost, front::Front, help::Help,
        marketplace::Marketplace, outcome::Outcome, playground::Playground, privacy::Privacy,
        security::Security, sign_in::SignIn, signed_in::SignedIn,
    },
    words::Words,
};

/// What every page needs beside its own view model.
#[derive(Clone, Debug)]
pub struct RenderContext {
    /// The words of the page, in its language.
    pub words: Words,
    /// The path that shows this page again with GET; `/` if there is none.
    pub here: String,
    /// The platform's name, as people know it.
    pub platform_name: String,
    /// The nonce of this response's Content-Security-Policy.
    pub nonce: String,
    /// Where style sheet and scripts are.
    pub assets: AssetPaths,
    /// Who is signed in.
    pub account: Option<AccountChip>,
    /// Whether all data is practice data.
    pub demo: bool,
    /// What makes the page the platform's own.
    pub brand: Brand,
}

/// What makes pages the platform's own, beside its name.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    /// A style sheet with the platform's colours, to follow ours.
    pub stylesheet: Option<String>,
    /// The platform's logo.
    pub logo: Option<String>,
    /// The one for dark pages, if it is another.
    pub logo_dark: Option<String>,
    /// Where people ask for help: an https or `mailto:` address.
    pub support: Option<String>,
    /// How the platform treats data.
    pub privacy: Option<String>,
    /// The platform's terms.
    pub terms: Option<String>,
}

impl Brand {
    /// The e-mail address of the people who run this server, if they gave one.
    pub fn support_email(&self) -> Option<&str> {
        self.support.as_deref()?.strip_prefix("mailto:")
    }
}

/// Addresses of what cargo-leptos built.
#[derive(Clone, Debug)]
pub struct AssetPaths {
    /// The style sheet, for example `/pkg/countersign.abc.css`.
    pub stylesheet: String,
    /// The islands' module, for example `/pkg/countersign.abc.js`.
    pub script: String,
    /// Their WebAssembly, for example `/pkg/countersign.def.wasm`.
    pub wasm: String,
}

/// The person signed in, for the header.
#[derive(Clone, Debug)]
pub struct AccountChip {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Whether they administer their company.
    pub administrator: bool,
}

/// The platform's name, for the page that is being drawn.
pub fn platform_name() -> String {
    of_this_page(|context| context.platform_name.clone())
}

/// The nonce of the page that is being drawn.
pub fn nonce() -> String {
    of_this_page(|context| context.nonce.clone())
}

/// Reads what is needed, for the whole of it is much to copy.
fn of_this_page(read: fn(&RenderContext) -> String) -> String {
    with_context(read).unwrap_or_default()
}

/// Renders the whole document, from its doctype to the end.
pub fn render(page: Page, context: &RenderContext) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(Nonce::from_value(context.nonce.clone()));
        provide_context(context.clone());
        document(page, context).to_html()
    });
    owner.cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn document(page: Page, context: &RenderContext) -> impl IntoView + use<> {
    let title = page.title(context.words, &context.platform_name);
    let stylesheet = context.assets.stylesheet.clone();
    let colours = context.brand.stylesheet.clone();
    let colours = colours.map(|href| view! { <link rel="stylesheet" href=href /> });
    let scripts = page.has_island().then(|| view! { <IslandScripts /> });
    let shows_account = !matches!(page, Page::SignIn(_) | Page::SignedIn(_) | Page::Consent(_));
    view! {
        <html lang=context.words.language().tag() dir="ltr">
            <head>
                <title>{title}</title>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=stylesheet />
                {colours}
                {scripts}
            </head>
            <body>
                <Shell shows_account>{body(page)}</Shell>
            </body>
        </html>
    }
}

fn body(page: Page) -> AnyView {
    match page {
        Page::Front(page) => view! { <Front page=*page /> }.into_any(),
        Page::SignIn(page) => view! { <SignIn page=*page /> }.into_any(),
        Page::SignedIn(page) => view! { <SignedIn page=*page /> }.into_any(),
        Page::Consent(page) => view! { <Consent page=*page /> }.into_any(),
        Page::ConnectedApps(page) => view! { <ConnectedApps page=*page /> }.into_any(),
        Page::ConnectedApp(page) => view! { <ConnectedApp page=*page /> }.into_any(),
        Page::Admin(page) => view! { <Admin page=*page /> }.into_any(),
        Page::Credentials(page) => view! { <Credentials page=*page /> }.into_any(),
        Page::Apps(page) => view! { <Apps page=*page /> }.into_any(),
        Page::Marketplace(page) => view! { <Marketplace page=*page /> }.into_any(),
        Page::Confirm(page) => view! { <Confirm page=*page /> }.into_any(),
        Page::Device(page) => view! { <Device page=*page /> }.into_any(),
        Page::FormPost(page) => view! { <FormPost page=*page /> }.into_any(),
        Page::Error(page) => view! { <Error page=*page /> }.into_any(),
        Page::Outcome(page) => view! { <Outcome page=*page /> }.into_any(),
        Page::Playground(page) => view! { <Playground page=*page /> }.into_any(),
        Page::Help => view! { <Help /> }.into_any(),
        Page::Security => view! { <Security /> }.into_any(),
        Page::Privacy => view! { <Privacy /> }.into_any(),
    }
}
