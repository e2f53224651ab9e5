//! Lines to type, with their label, their hint, and what is wrong with them.

use leptos::prelude::*;

/// The field. Its id is its name, too.
#[component]
pub fn TextArea(
    /// Its id and name.
    id: &'static str,
    /// What it is.
    label: String,
    /// What to type.
    hint: String,
    /// What stands in it.
    value: String,
    /// What is wrong with that: one text for each fault.
    errors: Vec<String>,
    /// How many lines are shown.
    rows: u8,
) -> AnyView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let invalid = !errors.is_empty();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let errors = errors.into_iter().map(|text| view! { <li class="field-error">{text}</li> });
    let errors = invalid.then(|| {
        view! {
            <ul class="plain" id=error_id>
                {errors.collect_view()}
            </ul>
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>
                {hint}
            </p>
            {errors}
            <textarea
                id=id
                name=id
                rows=rows.to_string()
                autocomplete="off"
                spellcheck="false"
                dir="ltr"
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            >
                {value}
            </textarea>
        </div>
    }
    .into_any()
}
