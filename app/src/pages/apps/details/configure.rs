use leptos::prelude::*;

use crate::components::form::ButtonForm;
use crate::i18n::t;
use crate::pages::apps::details::logo::Logo;
use crate::pages::apps::details::present::Configure;
use crate::pages::apps::details::sections::Sections;

#[component]
pub fn Configuration(configure: Configure, logo_error: Option<String>) -> impl IntoView {
    let changes = (!configure.changes.is_empty()).then(|| {
        let lines = configure.changes.into_iter().map(|line| view! { <li>{line}</li> });
        let save = configure.save.map(|form| {
            view! { <ButtonForm form label=t("partner-changes-save") class="btn btn-main" /> }
        });
        view! {
            <section class="note note-warn">
                <h2>{t("partner-changes")}</h2>
                <ul class="bullets">{lines.collect_view()}</ul>
                {save}
            </section>
        }
    });
    view! {
        <ToDo heading=t("partner-changes-todo") lines=configure.to_do />
        {changes}
        <Hints hints=configure.hints />
        <Sections sections=configure.sections />
        <Logo logo=configure.logo error=logo_error />
    }
}

/// What is missing, each a link to where it is written.
#[component]
pub fn ToDo(heading: String, lines: Vec<(String, String)>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|(label, href)| {
            view! { <li><a href=href>{label}</a></li> }
        });
        view! {
            <section class="note note-warn">
                <h2>{heading}</h2>
                <ul class="to-do">{lines.collect_view()}</ul>
            </section>
        }
    })
}

#[component]
pub fn Hints(hints: Vec<String>) -> impl IntoView {
    hints.into_iter().map(|hint| view! { <p class="note">{hint}</p> }).collect_view()
}
