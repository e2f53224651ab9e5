//! One of several to choose from, with what follows from choosing it.

use leptos::prelude::*;

/// A choice of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form says if it is chosen.
    pub value: &'static str,
    /// What it is called.
    pub name: String,
    /// What follows from it.
    pub consequence: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The choice as a radio button with its words.
#[component]
pub fn PickRow(
    /// The field that it is a value of.
    field: &'static str,
    /// The choice.
    choice: Choice,
    /// The id of what says what is wrong with the field, if something is.
    #[prop(optional_no_strip)]
    described_by: Option<&'static str>,
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
