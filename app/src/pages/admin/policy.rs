//! What people of a company may allow.

use leptos::prelude::*;

use crate::{
    components::{
        badge::{Level, LevelBadge},
        form::{HiddenFields, PostForm},
    },
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AdminPolicyPage {
    /// Who may allow what, by level.
    pub levels: Vec<LevelPolicy>,
    /// Whether a person may allow an app until they remove it.
    pub until_removed: bool,
    /// Saves it.
    pub form: PostForm,
}

/// Who may allow what reaches so deep.
#[derive(Clone, Debug)]
pub struct LevelPolicy {
    /// The level.
    pub level: Level,
    /// The field's name.
    pub field: &'static str,
    /// What can be chosen: value, words, and whether it is chosen now.
    pub choices: Vec<(&'static str, String, bool)>,
}

/// The page.
#[component]
pub fn AdminPolicy(
    /// What it shows.
    page: AdminPolicyPage,
) -> impl IntoView {
    let levels = page.levels.into_iter().map(|level| view! { <LevelField level /> });
    view! {
        <h1>{say("admin-policy")}</h1>
        <p class="lead">{say("admin-policy-lead")}</p>
        <form method="post" action=page.form.action class="stack">
            <HiddenFields fields=page.form.hidden />
            {levels.collect_view()}
            <fieldset>
                <legend>{say("consent-how-long")}</legend>
                <label class="pick-row">
                    <input
                        type="checkbox"
                        name="until_removed"
                        value="yes"
                        checked=page.until_removed
                    />
                    <span>{say("admin-policy-until-removed")}</span>
                </label>
            </fieldset>
            <p class="muted">{say("admin-policy-before")}</p>
            <p>
                <button type="submit" class="btn btn-main">
                    {say("admin-policy-save")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn LevelField(level: LevelPolicy) -> impl IntoView {
    let explained = match level.level {
        Level::Read => say("help-read"),
        Level::Change => say("help-change"),
        Level::Delete => say("help-delete"),
        Level::Admin => say("admin-policy-admin"),
    };
    let field = level.field;
    let choices = level
        .choices
        .into_iter()
        .map(|(value, words, chosen)| {
            view! {
                <label class="pick-row">
                    <input type="radio" name=field value=value checked=chosen />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="level">
            <legend>
                <LevelBadge level=level.level />
                " "
                {explained}
            </legend>
            {choices}
        </fieldset>
    }
}
