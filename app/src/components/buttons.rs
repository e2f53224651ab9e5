use leptos::prelude::*;

use crate::i18n::t;

#[component]
pub fn SubmitButton(label: String) -> impl IntoView {
    view! { <p><button type="submit" class="btn btn-main">{label}</button></p> }
}

#[component]
pub fn ButtonLink(#[prop(into)] href: String, label: String) -> impl IntoView {
    view! { <p><a class="btn" href=href>{label}</a></p> }
}

/// A link in a row of a list; its label names the row.
#[component]
pub fn QuietLink(href: String, label: AnyView) -> impl IntoView {
    view! { <a class="btn btn-quiet" href=href><span>{label}</span></a> }
}

/// Where a list goes on, if it does.
pub fn older_link(href: Option<String>) -> Option<impl IntoView> {
    href.map(|href| view! { <p class="links"><a href=href>{t("cred-older")}</a></p> })
}
