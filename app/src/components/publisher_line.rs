use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};
use crate::i18n::{name, strong_name, t, t_rich};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublisherVerification {
    Verified,
    Unverified,
}

#[component]
pub fn PublisherLine(publisher: String, verification: PublisherVerification) -> AnyView {
    match verification {
        PublisherVerification::Verified => view! {
            {t_rich("consent-by", vec![("publisher", strong_name(publisher))])}
            " "
            <span class="verified">
                <Icon symbol=Symbol::Check />
                {t("verified-publisher")}
            </span>
        }
        .into_any(),
        PublisherVerification::Unverified => {
            let mark = view! {
                <span class="unverified">
                    <Icon symbol=Symbol::Warning />
                    {t("unverified-publisher")}
                </span>
            };
            let slots = vec![("mark", mark.into_any()), ("publisher", name(publisher))];
            t_rich("consent-calls-itself", slots)
        }
    }
}
