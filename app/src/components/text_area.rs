use leptos::prelude::*;

#[component]
pub fn TextArea(
    id: &'static str,
    label: String,
    hint: String,
    value: String,
    errors: Vec<String>,
    rows: u8,
) -> AnyView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let invalid = !errors.is_empty();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let errors = errors.into_iter().map(|text| view! { <li class="field-error">{text}</li> });
    let errors = invalid.then(|| {
        view! { <ul class="plain" id=error_id>{errors.collect_view()}</ul> }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {errors}
            <textarea
                id=id
                name=id
                rows=rows.to_string()
                autocomplete="off"
                spellcheck="false"
                dir="ltr"
                class="notranslate"
                translate="no"
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            >
                {value}
            </textarea>
        </div>
    }
    .into_any()
}
