use leptos::prelude::*;
use oauth::credential::password_policy::{LIMIT, MINIMUM};

use crate::components::text_field::field_error;
use crate::i18n::t_args;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordKind {
    Present,
    /// With the rule for it.
    New,
}

/// May be pasted into, and filled in by password managers.
#[component]
pub fn PasswordField(
    id: &'static str,
    label: String,
    kind: PasswordKind,
    error: Option<String>,
) -> AnyView {
    let invalid = error.is_some();
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let is_new = kind == PasswordKind::New;
    let hint = is_new.then(|| {
        let rule = t_args("password-rule", &[("minimum", MINIMUM.into()), ("limit", LIMIT.into())]);
        view! { <p class="hint" id=hint_id.clone()>{rule}</p> }
    });
    let described: Vec<String> = [invalid.then(|| error_id.clone()), is_new.then_some(hint_id)]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let autocomplete = if is_new { "new-password" } else { "current-password" };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint}
            {field_error(error_id, error)}
            <input
                id=id
                name=id
                class="in"
                type="password"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                required=true
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}
