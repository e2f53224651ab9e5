//! What an API key is to be.

use leptos::prelude::*;

use super::token_form::NAME;
use crate::{
    components::{
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{HiddenFields, PostForm},
        icon::{Icon, Symbol},
        pick_row::{Choice, PickRow},
        text_field::TextField,
    },
    words::{say, say_with},
};

/// What the form shows.
#[derive(Clone, Debug)]
pub struct KeyFormPage {
    /// Where it goes.
    pub form: PostForm,
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// Whose data it would open.
    pub company: String,
    /// The name as it was typed.
    pub name: String,
    /// The kinds, if there is a choice.
    pub kinds: Vec<Choice>,
}

/// The field of the kind.
pub const KIND: &str = "kind";
/// The field of what must be ticked.
pub const CONFIRM: &str = "confirm";

/// The form.
#[component]
pub fn KeyForm(
    /// What it shows.
    page: KeyFormPage,
) -> impl IntoView {
    let error = |field| fault_of(&page.faults, field);
    let (name_error, confirm_error) = (error(NAME), error(CONFIRM));
    let confirm = if page.kinds.is_empty() {
        say("cred-key-confirm")
    } else {
        say("cred-key-confirm-partner")
    };
    let kinds = (!page.kinds.is_empty()).then(|| {
        let choices = page.kinds.into_iter();
        let choices = choices.map(|choice| view! { <PickRow field=KIND choice /> });
        view! {
            <fieldset>
                <legend>{say("cred-key-kind")}</legend>
                {choices.collect_view()}
            </fieldset>
        }
    });
    let invalid = confirm_error.is_some();
    let confirm_error = confirm_error.map(|text| {
        view! {
            <p class="field-error" id="confirm-error">
                {text}
            </p>
        }
    });
    let warning = say_with("cred-key-warning-text", &[("company", page.company.into())]);
    view! {
        <ErrorSummary faults=page.faults />
        <h1>{say("cred-key-new")}</h1>
        <div class="box box-danger">
            <h2>
                <Icon symbol=Symbol::Warning />
                {say("cred-key-warning")}
            </h2>
            <p>{warning}</p>
        </div>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            <TextField
                id=NAME
                label=say("cred-name")
                hint=say("cred-name-hint")
                value=page.name
                error=name_error
            />
            {kinds}
            <div>
                {confirm_error}
                <label class="pick-row">
                    <input
                        type="checkbox"
                        id=CONFIRM
                        name=CONFIRM
                        value="yes"
                        aria-invalid=invalid.then_some("true")
                        aria-describedby=invalid.then_some("confirm-error")
                    />
                    <span>{confirm}</span>
                </label>
            </div>
            <p>
                <button type="submit" class="btn btn-main">
                    {say("cred-key-create")}
                </button>
            </p>
        </form>
    }
}
