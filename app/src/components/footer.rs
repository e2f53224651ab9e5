use std::sync::Arc;

use leptos::prelude::*;
use oauth::language::Language;
use routes::{HELP, LANGUAGE, PRIVACY, SECURITY};

use crate::components::fragment_cache::FragmentCache;
use crate::context::{Brand, of_this_page};
use crate::i18n::{localizer, t};

static LINKS: FragmentCache<Arc<Brand>> = FragmentCache::new();
static LANGUAGES: FragmentCache<()> = FragmentCache::new();

#[component]
pub fn Footer() -> impl IntoView {
    let (brand, here) = of_this_page(|context| (Arc::clone(&context.brand), context.here.clone()));
    view! {
        <footer class="end">
            {LINKS.draw(brand, |brand| links(&brand))}
            <form method="post" action=LANGUAGE class="languages" aria-labelledby="language">
                <input type="hidden" name="return_to" value=here />
                {LANGUAGES.draw((), |()| languages())}
            </form>
        </footer>
    }
}

fn links(brand: &Brand) -> AnyView {
    // Ours say what this server does; these are the platform's own.
    let links = [
        (&brand.support, t("footer-support")),
        (&brand.privacy, t("footer-privacy-policy")),
        (&brand.terms, t("footer-terms")),
    ];
    let links = links
        .into_iter()
        .filter_map(|(address, label)| Some((address.clone()?, label)))
        .map(|(address, label)| view! { <a href=address>{label}</a> })
        .collect_view();
    view! {
        <nav aria-label=t("footer-about")>
            <a href=HELP>{t("page-help")}</a>
            <a href=SECURITY>{t("page-security")}</a>
            <a href=PRIVACY>{t("page-privacy")}</a>
            {links}
        </nav>
    }
    .into_any()
}

fn languages() -> AnyView {
    let language = localizer().language();
    let buttons = Language::ALL
        .into_iter()
        .map(|each| {
            let current = (each == language).then_some("true");
            view! {
                <button
                    type="submit"
                    name="language"
                    value=each.tag()
                    lang=each.tag()
                    aria-current=current
                >
                    {each.own_name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <span id="language">{t("footer-language")}</span>
        {buttons}
    }
    .into_any()
}
