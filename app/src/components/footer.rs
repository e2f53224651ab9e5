use leptos::prelude::*;
use oauth::language::Language;
use routes::{HELP, LANGUAGE, PRIVACY, SECURITY};

use crate::context::{Brand, RenderContext};
use crate::i18n::t;

#[component]
pub fn Footer() -> impl IntoView {
    let Brand { support, privacy, terms, .. } = expect_context::<RenderContext>().brand;
    // Ours say what this server does; these are the platform's own.
    let links = [
        (support, t("footer-support")),
        (privacy, t("footer-privacy-policy")),
        (terms, t("footer-terms")),
    ];
    let links = links
        .into_iter()
        .filter_map(|(address, label)| Some((address?, label)))
        .map(|(address, label)| view! { <a href=address>{label}</a> })
        .collect_view();
    view! {
        <footer class="end">
            <nav aria-label=t("footer-about")>
                <a href=HELP>{t("page-help")}</a>
                <a href=SECURITY>{t("page-security")}</a>
                <a href=PRIVACY>{t("page-privacy")}</a>
                {links}
            </nav>
            <LanguageSwitch />
        </footer>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let RenderContext { localizer, here, .. } = expect_context();
    let buttons = Language::ALL
        .into_iter()
        .map(|language| {
            let current = (language == localizer.language()).then_some("true");
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
        <form method="post" action=LANGUAGE class="languages" aria-labelledby="language">
            <input type="hidden" name="return_to" value=here />
            <span id="language">{t("footer-language")}</span>
            {buttons}
        </form>
    }
}
