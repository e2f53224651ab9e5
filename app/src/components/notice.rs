use leptos::prelude::*;

use crate::components::icon::{Icon, Symbol};

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

#[component]
pub fn Done(text: Option<String>) -> impl IntoView {
    text.map(|text| view! { <p class="box box-done" role="status">{text}</p> })
}
