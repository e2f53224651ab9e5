//! The end of every page.

use leptos::prelude::*;
use oauth::language::Language;

use crate::{
    render::{Brand, RenderContext},
    words::say,
};

/// Where a choice of language is posted: its tag as `language`, and the page to
/// go back to as `return_to`.
pub const LANGUAGE_PATH: &str = "/language";

/// Help, security, privacy and the languages, at the same place on every page.
#[component]
pub fn Footer() -> impl IntoView {
    let Brand { support, privacy, terms, .. } = expect_context::<RenderContext>().brand;
    // Ours say what this server does; these are the platform's own.
    let links = [
        (support, say("footer-support")),
        (privacy, say("footer-privacy-policy")),
        (terms, say("footer-terms")),
    ];
    let links = links
        .into_iter()
        .filter_map(|(address, label)| Some((address?, label)))
        .map(|(address, label)| view! { <a href=address>{label}</a> })
        .collect_view();
    view! {
        <footer class="end">
            <nav aria-label=say("footer-about")>
                <a href="/help">{say("page-help")}</a>
                <a href="/security">{say("page-security")}</a>
                <a href="/privacy">{say("page-privacy")}</a>
                {links}
            </nav>
            <LanguageSwitch />
        </footer>
    }
}

/// One button a language: each is found by those who read nothing else.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let RenderContext { words, here, .. } = expect_context();
    let buttons = Language::ALL
        .into_iter()
        .map(|language| {
            let current = (language == words.language()).then_some("true");
            view! {
                <button
                    type="submit"
                    name="language"
                    value=language.tag()
                    lang=language.tag()
                    aria-current=current
                >
                    {language.own_name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=LANGUAGE_PATH class="languages" aria-labelledby="language">
            <input type="hidden" name="return_to" value=here />
            <span id="language">{say("footer-language")}</span>
            {buttons}
        </form>
    }
}
