use leptos::prelude::*;
use oauth::client::proven::Proven;

use crate::components::icon::{Icon, Symbol};
use crate::i18n::{Localizer, name, strong_name, t, t_rich};

/// Who makes an app, and what is proven of that. In a row of a list it is short.
#[component]
pub fn PublisherLine(publisher: String, proven: Proven, #[prop(optional)] short: bool) -> AnyView {
    let shown = proven.shown_domain().filter(|_| !short).map(str::to_owned);
    match proven {
        Proven::Name { .. } => {
            let domain = shown.map(|shown| {
                view! {
                    " · "
                    {host(shown)}
                }
            });
            view! {
                {t_rich("consent-by", vec![("publisher", strong_name(publisher))])}
                " "
                <span class="verified">
                    <Icon symbol=Symbol::Check />
                    {if short { t("verified") } else { t("verified-publisher") }}
                </span>
                {domain}
            }
            .into_any()
        }
        Proven::Domain(domain) => {
            let domain = view! {
                <span class="verified">
                    <Icon symbol=Symbol::Check />
                    {host(domain)}
                </span>
            };
            let domain = domain.into_any();
            let mark =
                if short { domain } else { t_rich("verified-domain", vec![("domain", domain)]) };
            calls_itself(mark, publisher)
        }
        Proven::Nothing => {
            let mark = view! {
                <span class="unverified">
                    <Icon symbol=Symbol::Warning />
                    {match (short, publisher.is_empty()) {
                        (true, _) => t("unverified"),
                        (false, true) => t("unverified-app"),
                        (false, false) => t("unverified-publisher"),
                    }}
                </span>
            };
            calls_itself(mark.into_any(), publisher)
        }
    }
}

fn host(text: String) -> AnyView {
    view! { <bdi class="host" dir="ltr">{text}</bdi> }.into_any()
}

fn calls_itself(mark: AnyView, publisher: String) -> AnyView {
    // An app that introduced itself has no publisher.
    if publisher.is_empty() {
        return mark;
    }
    let slots = vec![("mark", mark), ("publisher", name(publisher))];
    t_rich("consent-calls-itself", slots)
}

/// The same as one text.
pub fn publisher_text(localizer: Localizer, publisher: &str, proven: &Proven) -> String {
    let mark = match proven {
        Proven::Nothing if publisher.is_empty() => localizer.t("unverified-app"),
        Proven::Nothing => localizer.t("unverified-publisher"),
        Proven::Domain(domain) => {
            localizer.t_args("verified-domain", &[("domain", domain.as_str().into())])
        }
        Proven::Name { .. } => localizer.t("verified-publisher"),
    };
    if publisher.is_empty() { mark } else { format!("{publisher} ({mark})") }
}
