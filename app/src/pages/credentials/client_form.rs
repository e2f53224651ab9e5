//! What an OAuth client is to be.

use leptos::prelude::*;

use super::token_form::{ACTION, NAME, NOTE, PERMISSIONS, REVIEW};
use crate::{
    components::{
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{HiddenFields, PostForm},
        pick_row::{Choice, PickRow},
        scope_line::{Control, ScopeGroup, ScopeGroupList},
        text_field::TextField,
    },
    words::{say, say_with},
};

/// What the form shows.
#[derive(Clone, Debug)]
pub struct ClientFormPage {
    /// Where it goes.
    pub form: PostForm,
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// In whose name it would act.
    pub company: String,
    /// The name as it was typed.
    pub name: String,
    /// The note as it was typed.
    pub note: String,
    /// The roles.
    pub roles: Vec<Choice>,
    /// All permissions.
    pub permissions: Vec<ScopeGroup>,
}

/// The field of the role.
pub const ROLE: &str = "role";

/// The form.
#[component]
pub fn ClientForm(
    /// What it shows.
    page: ClientFormPage,
) -> impl IntoView {
    let error = |field| fault_of(&page.faults, field);
    let (name_error, note_error, role_error) = (error(NAME), error(NOTE), error(ROLE));
    let described_by = role_error.is_some().then_some("role-error");
    let role_error = role_error.map(|text| {
        view! {
            <p class="field-error" id="role-error">
                {text}
            </p>
        }
    });
    let roles = page.roles.into_iter();
    let roles = roles.map(|choice| view! { <PickRow field=ROLE choice described_by /> });
    let roles = roles.collect_view();
    let permissions = page
        .permissions
        .into_iter()
        .map(|group| {
            view! { <ScopeGroupList group publisher=String::new() control=Control::Choose /> }
        })
        .collect_view();
    let lead = say_with("cred-client-lead", &[("company", page.company.into())]);
    view! {
        <ErrorSummary faults=page.faults />
        <h1>{say("cred-client-new")}</h1>
        <p class="lead">{lead}</p>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            <TextField
                id=NAME
                label=say("cred-name")
                hint=say("cred-client-name-hint")
                value=page.name
                error=name_error
            />
            <TextField
                id=NOTE
                label=say("cred-description")
                hint=say("cred-note-hint")
                value=page.note
                error=note_error
            />
            <fieldset id=ROLE>
                <legend>{say("cred-client-role")}</legend>
                {role_error}
                {roles}
            </fieldset>
            <fieldset id=PERMISSIONS>
                <legend>
                    <h2>{say("cred-permissions")}</h2>
                </legend>
                {permissions}
            </fieldset>
            <p class="box">{say("cred-client-no-more")}</p>
            <p>
                <button type="submit" class="btn btn-main" name=ACTION value=REVIEW>
                    {say("cred-review")}
                </button>
            </p>
        </form>
    }
}
