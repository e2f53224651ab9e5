use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};
use crate::i18n::t;

#[component]
pub fn Warning(#[prop(into)] heading: String, children: Children) -> AnyView {
    view! {
        <div class="box box-warn">
            <h2>
                <Icon symbol=Symbol::Warning />
                {heading}
            </h2>
            {children()}
        </div>
    }
    .into_any()
}

/// A decision was made about what is not shown any more: this is what is.
#[component]
pub fn Changed(changed: bool) -> impl IntoView {
    changed.then(|| {
        view! {
            <div role="alert">
                <Warning heading=t("shown-changed")>
                    <p>{t("shown-changed-text")}</p>
                </Warning>
            </div>
        }
    })
}
