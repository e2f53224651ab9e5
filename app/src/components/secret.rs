use leptos::context::Provider;
use leptos::prelude::*;

use crate::components::literal::{Literal, LiteralBlock};
use crate::i18n::t;
use crate::islands::copy_button::CopyButton;
use crate::islands::text::What;

pub fn masked(secret: &str) -> String {
    let shown: String = secret.chars().take(11).collect();
    format!("{shown}…")
}

#[component]
pub fn CopyBlock(
    text: String,
    /// What it is, where a page has several.
    #[prop(optional_no_strip, into)]
    what: Option<String>,
) -> AnyView {
    let button = match what {
        Some(what) => view! { <Provider value=What(what)><CopyButton /></Provider> }.into_any(),
        None => view! { <CopyButton /> }.into_any(),
    };
    view! {
        <div class="copy" data-copied=t("copied") data-failed=t("copy-failed")>
            <LiteralBlock text=text />
            {button}
        </div>
    }
    .into_any()
}

#[component]
pub fn SecretRow(secret: String, until: String) -> impl IntoView {
    view! {
        <li><Literal text=secret /> " " <span class="muted">{until}</span></li>
    }
}
