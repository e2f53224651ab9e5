//! A line to type, with its label, its hint, and what is wrong with it.

use leptos::prelude::*;

/// The field. Its id is its name, too.
#[component]
pub fn TextField(
    /// Its id and name.
    id: &'static str,
    /// What it is.
    label: String,
    /// What to type.
    hint: String,
    /// What stands in it.
    value: String,
    /// What is wrong with that.
    error: Option<String>,
) -> AnyView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let invalid = error.is_some();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let error = error.map(|text| {
        view! {
            <p class="field-error" id=error_id>
                {text}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>
                {hint}
            </p>
            {error}
            <input
                id=id
                name=id
                type="text"
                autocomplete="off"
                value=value
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}
