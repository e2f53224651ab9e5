//! Who is behind an app, and whether we checked that.

use leptos::prelude::*;

use super::icon::{Icon, Symbol};
use crate::{
    pages::consent::Standing,
    render,
    words::{name, rich, say, say_with, strong_name},
};

/// "by Brightwork Labs ✓ Verified publisher".
#[component]
pub fn PublisherLine(
    /// The publisher's name.
    publisher: String,
    /// What we know of it.
    standing: Standing,
) -> AnyView {
    match standing {
        Standing::FirstParty => {
            let platform = render::platform_name();
            say_with("consent-by", &[("publisher", platform.into())]).into_any()
        }
        Standing::Verified => view! {
            {rich("consent-by", vec![("publisher", strong_name(publisher))])}
            " "
            <span class="verified">
                <Icon symbol=Symbol::Check />
                {say("verified-publisher")}
            </span>
        }
        .into_any(),
        Standing::Unverified => {
            let mark = view! {
                <span class="unverified">
                    <Icon symbol=Symbol::Warning />
                    {say("unverified-publisher")}
                </span>
            };
            let slots = vec![("mark", mark.into_any()), ("publisher", name(publisher))];
            rich("consent-calls-itself", slots)
        }
    }
}
