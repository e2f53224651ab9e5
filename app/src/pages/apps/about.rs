//! What an app is.

use leptos::prelude::*;

use super::steps::{StepList, Steps};
use crate::{
    components::{
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{HiddenFields, PostForm},
        pick_row::{Choice, PickRow},
        text_field::TextField,
    },
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AboutPage {
    /// The steps.
    pub steps: Steps,
    /// Where the form goes.
    pub form: PostForm,
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// The name as it was typed.
    pub name: String,
    /// The description as it was typed.
    pub description: String,
    /// Where it can run.
    pub kinds: Vec<Choice>,
    /// Whether where it runs cannot be changed any more.
    pub kind_is_kept: bool,
}

/// The field of the name.
pub const NAME: &str = "name";
/// The field of the description.
pub const DESCRIPTION: &str = "description";
/// The field of where it runs.
pub const KIND: &str = "kind";

/// The page.
#[component]
pub fn About(
    /// What it shows.
    page: AboutPage,
) -> impl IntoView {
    let error = |field| fault_of(&page.faults, field);
    let (name_error, description_error) = (error(NAME), error(DESCRIPTION));
    let kinds = page.kinds.into_iter().filter(|kind| kind.chosen || !page.kind_is_kept);
    let kinds = kinds.map(|choice| view! { <PickRow field=KIND choice /> });
    let kept = page.kind_is_kept.then(|| view! { <p class="muted">{say("partner-kind-kept")}</p> });
    view! {
        <ErrorSummary faults=page.faults.clone() />
        <StepList steps=page.steps />
        <h1>{say("partner-new")}</h1>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            <TextField
                id=NAME
                label=say("partner-name")
                hint=say("partner-name-hint")
                value=page.name
                error=name_error
            />
            <TextField
                id=DESCRIPTION
                label=say("partner-description")
                hint=say("partner-description-hint")
                value=page.description
                error=description_error
            />
            <fieldset>
                <legend>{say("partner-kind")}</legend>
                {kinds.collect_view()}
                {kept}
            </fieldset>
            <p>
                <button type="submit" class="btn btn-main">
                    {say("partner-save")}
                </button>
            </p>
        </form>
    }
}
