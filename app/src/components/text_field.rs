//! A field with its label, its hint, and what is wrong with it: a line to type, or a file.

use leptos::prelude::*;

/// A line to type. The field's id is its name, too.
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
    let invalid = error.is_some();
    let input = view! {
        <input
            id=id
            name=id
            type="text"
            autocomplete="off"
            value=value
            aria-invalid=invalid.then_some("true")
            aria-describedby=described_by(id, invalid)
        />
    };
    framed(id, label, hint, error, input.into_any())
}

/// A file to choose. The field's id is its name, too.
#[component]
pub fn FileField(
    /// Its id and name.
    id: &'static str,
    /// What it is.
    label: String,
    /// What to choose.
    hint: String,
    /// The media types that are offered for choice.
    accept: &'static str,
    /// What is wrong with the one that was sent.
    error: Option<String>,
) -> AnyView {
    let invalid = error.is_some();
    let input = view! {
        <input
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

/// The ids of what describes a field.
fn described_by(id: &str, invalid: bool) -> String {
    if invalid { format!("{id}-error {id}-hint") } else { format!("{id}-hint") }
}

/// A field between its label and what is said of it.
fn framed(
    id: &'static str,
    label: String,
    hint: String,
    error: Option<String>,
    input: AnyView,
) -> AnyView {
    let error = error.map(|text| {
        view! {
            <p class="field-error" id=format!("{id}-error")>
                {text}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=format!("{id}-hint")>
                {hint}
            </p>
            {error}
            {input}
        </div>
    }
    .into_any()
}
