//! One of several to choose from, with what follows from choosing it.

use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: &'static str,
    pub name: String,
    pub consequence: String,
    pub chosen: bool,
}

#[component]
pub fn PickRow(
    field: &'static str,
    choice: Choice,
    #[prop(optional_no_strip)] described_by: Option<&'static str>,
) -> AnyView {
    view! {
        <label class="pick-row">
            <input
                type="radio"
                name=field
                value=choice.value
                checked=choice.chosen
                aria-describedby=described_by
            />
            <span>
                <strong>{choice.name}</strong>
                " "
                <span class="muted">{choice.consequence}</span>
            </span>
        </label>
    }
    .into_any()
}
