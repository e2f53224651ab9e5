//! A step that the server refused.

use leptos::prelude::*;

use super::StartAgain;
use crate::components::data_list::{DataList, Fact};

/// What the step shows.
#[derive(Clone, Debug)]
pub struct FailureStep {
    /// What failed, for example "The server did not exchange the code".
    pub heading: String,
    /// What it means and what to do.
    pub meaning: String,
    /// The error's code, for example `invalid_grant`.
    pub error: String,
    /// Its description.
    pub description: Option<String>,
}

/// The page of a step that failed.
#[component]
pub fn Failure(
    /// What the step shows.
    step: FailureStep,
) -> impl IntoView {
    let mut facts = vec![Fact::new("error", step.error)];
    facts.extend(step.description.map(|text| Fact::new("error_description", text)));
    view! {
        <h1>{step.heading}</h1>
        <p class="lead">{step.meaning}</p>
        <DataList facts />
        <StartAgain />
    }
}
