use std::sync::Arc;

use leptos::prelude::*;
use oauth::language::Language;
use routes::{HELP, LANGUAGE, PRIVACY, SEALED, SECURITY};

use crate::components::fragment_cache::FragmentCache;
use crate::context::{Brand, of_this_page};
use crate::i18n::{localizer, t};
use crate::page::ENTRIES;

static LINKS: FragmentCache<Arc<Brand>> = FragmentCache::new();
static LANGUAGES: FragmentCache<()> = FragmentCache::new();

#[component]
pub fn Footer(has_entries: bool) -> impl IntoView {
    let (brand, here, sealed, switch) = of_this_page(|context| {
        let switch = has_entries.then(|| context.switch_language.clone());
        (Arc::clone(&context.brand), context.here.clone(), context.sealed.clone(), switch)
    });
    let languages = if let Some(switch) = switch {
        languages(Some(&switch))
    } else {
        LANGUAGES.draw((), |()| languages(None))
    };
    let sealed = sealed.map(|sealed| view! { <input type="hidden" name=SEALED value=sealed /> });
    view! {
        <footer class="foot">
            <div class="foot-in">
                {LINKS.draw(brand, |brand| links(&brand))}
                <form method="post" action=LANGUAGE class="langs" aria-label=t("footer-language")>
                    <input type="hidden" name="return_to" value=here />
                    {sealed}
                    {languages}
                </form>
            </div>
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
        .map(|(address, label)| view! { <li><a href=address>{label}</a></li> })
        .collect_view();
    view! {
        <nav aria-label=t("footer-about")>
            <ul>
                <li><a href=HELP>{t("page-help")}</a></li>
                <li><a href=SECURITY>{t("page-security")}</a></li>
                <li><a href=PRIVACY>{t("page-privacy")}</a></li>
                {links}
            </ul>
        </nav>
    }
    .into_any()
}

/// With an address, the buttons send the page's main form there: the page is shown again with what
/// was entered, also to a browser without scripts.
fn languages(with_entries: Option<&str>) -> AnyView {
    let language = localizer().language();
    Language::ALL
        .into_iter()
        .map(|each| {
            let current = (each == language).then_some("true");
            view! {
                <button
                    type="submit"
                    form=with_entries.map(|_| ENTRIES)
                    formaction=with_entries.map(str::to_owned)
                    formnovalidate=with_entries.is_some()
                    name="language"
                    value=each.tag()
                    lang=each.tag()
                    aria-current=current
                >
                    {each.own_name()}
                </button>
            }
        })
        .collect_view()
        .into_any()
}
