//! What an app asks for, and why.

use leptos::prelude::*;

use super::steps::{StepList, Steps};
use crate::{
    components::{
        badge::{Level, LevelBadge},
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{HiddenFields, PostForm},
    },
    words::say,
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct AppPermissionsPage {
    /// The steps.
    pub steps: Steps,
    /// Where the form goes.
    pub form: PostForm,
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// What there is to ask for: groups with their permissions.
    pub groups: Vec<(String, Vec<PermissionChoice>)>,
}

/// A permission to ask for.
#[derive(Clone, Debug)]
pub struct PermissionChoice {
    /// The scope's id.
    pub id: String,
    /// Its prompt.
    pub prompt: String,
    /// What it allows.
    pub sentence: String,
    /// How far it reaches.
    pub level: Level,
    /// Whether only an administrator can allow it.
    pub admin: bool,
    /// How it is used: one of [`NOT_USED`], [`REQUIRED`], [`OPTIONAL`].
    pub chosen: &'static str,
    /// Whether it is asked for when a request names no scopes.
    pub is_default: bool,
    /// Why it is needed, as it was typed.
    pub purpose: String,
}

/// What the field of how a scope is used begins with; the scope's id follows.
pub const USE: &str = "use-";
/// What the field of the default begins with.
pub const DEFAULT: &str = "default-";
/// What the field of the purpose begins with.
pub const PURPOSE: &str = "purpose-";
/// The app does not ask for it.
pub const NOT_USED: &str = "";
/// The app does not work without it.
pub const REQUIRED: &str = "required";
/// People choose.
pub const OPTIONAL: &str = "optional";
/// The id of all permissions.
pub const PERMISSIONS: &str = "permissions";

/// The page.
#[component]
pub fn AppPermissions(
    /// What it shows.
    page: AppPermissionsPage,
) -> impl IntoView {
    let faults = page.faults.clone();
    let groups = page.groups.into_iter().map(|(name, choices)| {
        let choices = choices.into_iter().map(|choice| {
            let error = fault_of(&faults, &format!("{PURPOSE}{}", choice.id));
            view! { <Permission choice error /> }
        });
        view! {
            <h2 class="group">{name}</h2>
            {choices.collect_view()}
        }
    });
    view! {
        <ErrorSummary faults=page.faults />
        <StepList steps=page.steps />
        <h1>{say("partner-permissions")}</h1>
        <p class="lead">{say("partner-permissions-lead")}</p>
        <p>
            <strong>{say("partner-required")} ":"</strong>
            " "
            {say("partner-required-text")}
            " "
            <strong>{say("partner-optional")} ":"</strong>
            " "
            {say("partner-optional-text")}
        </p>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            <div id=PERMISSIONS class="stack">
                {groups.collect_view()}
            </div>
            <p>
                <button type="submit" class="btn btn-main">
                    {say("partner-save")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn Permission(choice: PermissionChoice, error: Option<String>) -> impl IntoView {
    let field = format!("{USE}{}", choice.id);
    let uses = [
        (NOT_USED, say("partner-not-used")),
        (REQUIRED, say("partner-required")),
        (OPTIONAL, say("partner-optional")),
    ];
    let uses = uses.into_iter().map(|(value, words)| {
        view! {
            <label class="pick-row">
                <input
                    type="radio"
                    name=field.clone()
                    value=value
                    class=(value == NOT_USED).then_some("not-used")
                    checked=choice.chosen == value
                />
                <span>{words}</span>
            </label>
        }
    });
    let uses = uses.collect_view();
    let admin = (choice.admin && choice.level != Level::Admin)
        .then(|| view! { <LevelBadge level=Level::Admin /> });
    let purpose_id = format!("{PURPOSE}{}", choice.id);
    let (hint_id, error_id) = (format!("{purpose_id}-hint"), format!("{purpose_id}-error"));
    let invalid = error.is_some();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let error = error.map(|text| {
        view! {
            <p class="field-error" id=error_id>
                {text}
            </p>
        }
    });
    view! {
        <fieldset class="box permission-choice">
            <legend>
                {choice.prompt} " " <code class="muted">{choice.id.clone()}</code> " "
                <LevelBadge level=choice.level /> " " {admin}
            </legend>
            <p class="muted">{choice.sentence}</p>
            <div class="uses">{uses}</div>
            <div class="field of-used">
                <label for=purpose_id.clone()>{say("partner-purpose")}</label>
                <p class="hint" id=hint_id>
                    {say("partner-purpose-hint")}
                </p>
                {error}
                <input
                    id=purpose_id.clone()
                    name=purpose_id
                    type="text"
                    autocomplete="off"
                    value=choice.purpose
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=described
                />
            </div>
            <label class="pick-row of-used">
                <input
                    type="checkbox"
                    name=format!("{DEFAULT}{}", choice.id)
                    value="yes"
                    checked=choice.is_default
                />
                <span>{say("partner-default")}</span>
            </label>
        </fieldset>
    }
}
