use leptos::prelude::*;

use crate::i18n::t;

#[derive(Clone, Debug)]
pub struct FormError {
    pub text: String,
    pub field: Option<String>,
}

impl FormError {
    pub fn new(text: String, field: impl Into<String>) -> Self {
        Self { text, field: Some(field.into()) }
    }
}

pub fn error_for(errors: &[FormError], field: &str) -> Option<String> {
    let found = errors.iter().find(|error| error.field.as_deref() == Some(field));
    found.map(|error| error.text.clone())
}

#[component]
pub fn ErrorSummary(errors: Vec<FormError>) -> impl IntoView {
    let shown = !errors.is_empty();
    let lines = errors
        .into_iter()
        .map(|error| match error.field {
            Some(field) => {
                view! { <li><a href=format!("#{field}")><span>{error.text}</span></a></li> }
                    .into_any()
            }
            None => view! { <li>{error.text}</li> }.into_any(),
        })
        .collect_view();
    shown.then(|| {
        view! {
            <div class="box box-error" role="alert" aria-labelledby="problem" tabindex="-1" autofocus=true>
                <h2 id="problem">{t("problem")}</h2>
                <ul>{lines}</ul>
            </div>
        }
    })
}
