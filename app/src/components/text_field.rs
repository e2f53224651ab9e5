use leptos::prelude::*;

use super::error_summary::{FormError, error_for};

/// The id is the field's name, too.
pub fn text_field(
    id: &'static str,
    label: String,
    hint: String,
    value: String,
    errors: &[FormError],
) -> AnyView {
    text_field_of(None, id, label, hint, value, errors)
}

/// Of that form, if the field is outside of it.
pub fn text_field_of(
    form: Option<&'static str>,
    id: &'static str,
    label: String,
    hint: String,
    value: String,
    errors: &[FormError],
) -> AnyView {
    let error = error_for(errors, id);
    let invalid = error.is_some();
    let input = view! {
        <input
            class="in"
            id=id
            name=id
            type="text"
            form=form
            autocomplete="off"
            value=value
            aria-invalid=invalid.then_some("true")
            aria-describedby=described_by(id, invalid)
        />
    };
    framed(id, label, hint, error, input.into_any())
}

#[component]
pub fn FileField(
    id: &'static str,
    label: String,
    hint: String,
    accept: &'static str,
    error: Option<String>,
) -> AnyView {
    let invalid = error.is_some();
    let input = view! {
        <input
            class="in"
            id=id
            name=id
            type="file"
            accept=accept
            aria-invalid=invalid.then_some("true")
            aria-describedby=described_by(id, invalid)
        />
    };
    framed(id, label, hint, error, input.into_any())
}

fn described_by(id: &str, invalid: bool) -> String {
    if invalid { format!("{id}-error {id}-hint") } else { format!("{id}-hint") }
}

fn framed(
    id: &'static str,
    label: String,
    hint: String,
    error: Option<String>,
    input: AnyView,
) -> AnyView {
    let error =
        error.map(|text| view! { <p class="field-error" id=format!("{id}-error")>{text}</p> });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            {error}
            {input}
        </div>
    }
    .into_any()
}

pub fn field_error(id: impl Into<String>, error: Option<String>) -> Option<impl IntoView> {
    let id = id.into();
    error.map(|text| view! { <p class="field-error" id=id>{text}</p> })
}
