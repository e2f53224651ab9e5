//! A field with an address a line.

use leptos::prelude::*;

use crate::components::error_summary::FormError;
use crate::components::literal::Literal;

/// The fewest lines that the field shows.
const LINES: usize = 4;

/// What is wrong with a line is at this id.
pub fn line_error(field: &str, line: usize) -> String {
    format!("{field}-line-{line}")
}

/// An error beside each line that has one, with the line itself: the summary leads to it.
#[component]
pub fn AddressLines(
    id: &'static str,
    label: String,
    hint: String,
    text: String,
    /// Of this field alone.
    errors: Vec<FormError>,
) -> AnyView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let invalid = !errors.is_empty();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let lines = errors.into_iter().map(|error| {
        let field = error.field.filter(|field| field != id);
        let address = field.as_deref().and_then(|field| address_of(&text, id, field));
        let address = address.map(|address| view! { <Literal text=address class="wrap" /> });
        view! {
            <li id=field.clone() tabindex=field.map(|_| "-1")>
                <span class="field-error">{error.text}</span>
                " "
                {address}
            </li>
        }
    });
    let lines = lines.collect_view();
    let rows = text.lines().count().max(LINES).to_string();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {invalid.then(|| view! { <ul class="line-errors" id=error_id>{lines}</ul> })}
            <textarea
                id=id
                name=id
                class="in literal notranslate"
                rows=rows
                autocomplete="off"
                spellcheck="false"
                dir="ltr"
                translate="no"
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            >
                {text}
            </textarea>
        </div>
    }
    .into_any()
}

/// The line that an error is about.
fn address_of(text: &str, id: &str, field: &str) -> Option<String> {
    let lines = (1..).zip(text.lines());
    lines
        .into_iter()
        .find(|(line, _)| line_error(id, *line) == field)
        .map(|(_, text)| text.trim().to_owned())
}
