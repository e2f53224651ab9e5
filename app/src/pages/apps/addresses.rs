//! Where an app's users go back to.

use leptos::prelude::*;

use super::steps::{StepList, Steps};
use crate::{
    components::{
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
        secret::CopyBlock,
        text_area::TextArea,
    },
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AddressesPage {
    /// The steps.
    pub steps: Steps,
    /// Where the form goes.
    pub form: PostForm,
    /// What must be mended: a text for each line.
    pub faults: Vec<Fault>,
    /// The lines as they were typed.
    pub redirect_uris: String,
    /// The playground's address, if there is a playground.
    pub playground: Option<String>,
}

/// The field of the addresses.
pub const REDIRECT_URIS: &str = "redirect_uris";

/// The page.
#[component]
pub fn Addresses(
    /// What it shows.
    page: AddressesPage,
) -> impl IntoView {
    let errors = page.faults.iter().map(|fault| fault.text.clone()).collect();
    let playground = page.playground.map(|address| {
        view! {
            <div class="box">
                <p>{say("partner-playground-hint")}</p>
                <CopyBlock text=address />
            </div>
        }
    });
    view! {
        <ErrorSummary faults=page.faults.clone() />
        <StepList steps=page.steps />
        <h1>{say("partner-addresses")}</h1>
        <p class="lead">{say("partner-addresses-lead")}</p>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            <TextArea
                id=REDIRECT_URIS
                label=say("partner-redirect-uris")
                hint=say("partner-redirect-uris-hint")
                value=page.redirect_uris
                errors=errors
                rows=4
            />
            {playground}
            <p>
                <button type="submit" class="btn btn-main">
                    {say("partner-save")}
                </button>
            </p>
        </form>
    }
}
