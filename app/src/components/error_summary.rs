//! What must be mended before a form can be taken.

use leptos::prelude::*;

use crate::words::say;

/// One fault of a form.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What to do, in the words that also stand beside the field.
    pub text: String,
    /// The id of the field, when one field is to blame.
    pub field: Option<String>,
}

/// What is wrong with a field, if something is.
pub fn fault_of(faults: &[Fault], field: &str) -> Option<String> {
    let found = faults.iter().find(|fault| fault.field.as_deref() == Some(field));
    found.map(|fault| fault.text.clone())
}

/// The box at the top of a form that came back.
#[component]
pub fn ErrorSummary(
    /// What is wrong; without any, nothing is shown.
    faults: Vec<Fault>,
) -> impl IntoView {
    let shown = !faults.is_empty();
    let lines = faults
        .into_iter()
        .map(|fault| match fault.field {
            Some(field) => view! {
                <li>
                    <a href=format!("#{field}")>{fault.text}</a>
                </li>
            }
            .into_any(),
            None => view! { <li>{fault.text}</li> }.into_any(),
        })
        .collect_view();
    shown.then(|| {
        view! {
            <div class="box box-error" role="alert" aria-labelledby="problem" tabindex="-1" autofocus=true>
                <h2 id="problem">{say("problem")}</h2>
                <ul class="plain">{lines}</ul>
            </div>
        }
    })
}
