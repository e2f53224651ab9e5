//! Text that must be read exactly as it was written, such as an address: a browser's page
//! translator leaves it alone.

use leptos::prelude::*;

/// Identifiers, secrets, addresses.
#[component]
pub fn Literal(#[prop(into)] text: String, #[prop(default = "")] class: &'static str) -> AnyView {
    // Some translators know the class alone.
    let class = format!("{class} notranslate");
    view! { <code class=class.trim_start().to_owned() translate="no" dir="ltr">{text}</code> }
        .into_any()
}

/// The same in lines of its own.
#[component]
pub fn LiteralBlock(#[prop(into)] text: String) -> AnyView {
    view! { <pre class="code notranslate" translate="no" dir="ltr">{text}</pre> }.into_any()
}

/// Where an app is, or whom a domain belongs to.
#[component]
pub fn Host(#[prop(into)] text: String) -> AnyView {
    view! { <bdi class="host notranslate" translate="no" dir="ltr">{text}</bdi> }.into_any()
}
