use leptos::prelude::*;

use super::demo::steps;
use crate::context::platform_name;
use crate::i18n::{t, t_args};

const STEPS: [(&str, &str); 3] = [
    ("front-plain-1", "front-plain-1-text"),
    ("front-plain-2", "front-plain-2-text"),
    ("front-plain-3", "front-plain-3-text"),
];

#[component]
pub fn Plain(state: AnyView) -> impl IntoView {
    let platform = platform_name();
    view! {
        <div class="hero hero-plain">
            <div>
                <h1>{platform.clone()}</h1>
                <p>{t_args("front-lead", &[("platform", platform.into())])}</p>
                {state}
            </div>
        </div>
        <section>
            <h2>{t("front-text")}</h2>
            {steps(STEPS.map(|(title, text)| (title, t(text))))}
        </section>
    }
}
