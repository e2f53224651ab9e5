use leptos::prelude::*;

use crate::i18n::t;
use crate::islands::copy_button::CopyButton;

pub fn masked(secret: &str) -> String {
    let shown: String = secret.chars().take(11).collect();
    format!("{shown}…")
}

#[component]
pub fn CopyBlock(text: String) -> AnyView {
    view! {
        <div class="copy" data-copied=t("copied") data-failed=t("copy-failed")>
            <pre class="code">{text}</pre>
            <CopyButton />
        </div>
    }
    .into_any()
}

#[component]
pub fn SecretRow(secret: String, until: String) -> impl IntoView {
    view! {
        <li><code dir="ltr">{secret}</code> " " <span class="muted">{until}</span></li>
    }
}
