//! When a secret gives way to another.

use leptos::prelude::*;

use crate::{
    components::form::{HiddenFields, PostForm},
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ReplacePage {
    /// The heading.
    pub title: String,
    /// When the credential was last used, in words, if that is known.
    pub used: Option<String>,
    /// For how long the old secret works yet: value, words, whether it is chosen.
    pub overlaps: Vec<(&'static str, String, bool)>,
    /// Makes the new one.
    pub form: PostForm,
    /// Where the way back leads.
    pub back: String,
}

/// The field of the overlap.
pub const OVERLAP: &str = "overlap";

/// The page.
#[component]
pub fn Replace(
    /// What it shows.
    page: ReplacePage,
) -> impl IntoView {
    let overlaps = page
        .overlaps
        .into_iter()
        .map(|(value, words, chosen)| {
            view! {
                <label class="pick-row">
                    <input type="radio" name=OVERLAP value=value checked=chosen />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <h1>{page.title}</h1>
        <p class="lead">{say("cred-replace-lead")}</p>
        {page.used.map(|used| view! { <p>{used}</p> })}
        <form method="post" action=page.form.action class="stack">
            <HiddenFields fields=page.form.hidden />
            <fieldset>
                <legend>{say("cred-replace-when")}</legend>
                {overlaps}
            </fieldset>
            <div class="buttons">
                <a class="btn" href=page.back>
                    {say("cred-keep")}
                </a>
                <button type="submit" class="btn">
                    {say("cred-replace-do")}
                </button>
            </div>
        </form>
    }
}
