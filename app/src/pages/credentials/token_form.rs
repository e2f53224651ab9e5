//! What an API token is to be.

use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{ErrorSummary, Fault, fault_of},
        form::{HiddenFields, PostForm},
        scope_line::{Control, ScopeGroup, ScopeGroupList},
        text_field::TextField,
    },
    words::{say, say_with},
};

/// What the form shows.
#[derive(Clone, Debug)]
pub struct TokenFormPage {
    /// Where it goes.
    pub form: PostForm,
    /// What must be mended.
    pub faults: Vec<Fault>,
    /// The name as it was typed.
    pub name: String,
    /// The note as it was typed.
    pub note: String,
    /// The presets, and which is chosen.
    pub presets: Vec<PresetChoice>,
    /// What to know of the chosen preset.
    pub preset_note: Option<String>,
    /// The permissions that the person may give.
    pub permissions: Vec<ScopeGroup>,
    /// Lifetimes: days, words, and whether they are chosen.
    pub days: Vec<(u32, String, bool)>,
    /// The day that was typed instead; `None`: another is chosen.
    pub day: Option<String>,
    /// The first and the last day that can be typed, as `2027-03-31`.
    pub day_limits: (String, String),
}

/// A preset.
#[derive(Clone, Debug)]
pub struct PresetChoice {
    /// Its id; empty: none.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The field of the name.
pub const NAME: &str = "name";
/// The field of the note.
pub const NOTE: &str = "note";
/// The field of the preset.
pub const PRESET: &str = "preset";
/// The field of the lifetime: days, or [`ON_DAY`].
pub const ENDS: &str = "ends";
/// That the token ends on the day of [`DAY`].
pub const ON_DAY: &str = "day";
/// The field of the day.
pub const DAY: &str = "day";
/// The field that says which button was pressed.
pub const ACTION: &str = "action";
/// Fill the form in by a preset.
pub const USE_PRESET: &str = "preset";
/// Show what the token would be.
pub const REVIEW: &str = "review";
/// Show the form again.
pub const EDIT: &str = "edit";
/// Make it.
pub const CREATE: &str = "create";
/// The id of the permissions.
pub const PERMISSIONS: &str = "permissions";

/// The form.
#[component]
pub fn TokenForm(
    /// What it shows.
    page: TokenFormPage,
) -> impl IntoView {
    let error = |field| fault_of(&page.faults, field);
    let (name_error, note_error, day_error) = (error(NAME), error(NOTE), error(DAY));
    let presets = page
        .presets
        .into_iter()
        .map(|preset| {
            view! {
                <label class="pick-row">
                    <input type="radio" name=PRESET value=preset.id checked=preset.chosen />
                    <span>{preset.title}</span>
                </label>
            }
        })
        .collect_view();
    let preset_note = page.preset_note.map(|note| view! { <p class="box box-warn">{note}</p> });
    let permissions = page
        .permissions
        .into_iter()
        .map(|group| {
            view! { <ScopeGroupList group publisher=String::new() control=Control::Choose /> }
        })
        .collect_view();
    view! {
        <ErrorSummary faults=page.faults />
        <h1>{say("cred-token-new")}</h1>
        <p class="lead">{say("cred-token-lead")}</p>
        <form method="post" action=page.form.action class="stack" novalidate=true>
            <HiddenFields fields=page.form.hidden />
            <TextField
                id=NAME
                label=say("cred-name")
                hint=say("cred-name-hint")
                value=page.name
                error=name_error
            />
            <TextField
                id=NOTE
                label=say("cred-note")
                hint=say("cred-note-hint")
                value=page.note
                error=note_error
            />
            <fieldset>
                <legend>{say("cred-start")}</legend>
                {presets}
                <p>
                    <button type="submit" class="btn" name=ACTION value=USE_PRESET>
                        {say("cred-start-use")}
                    </button>
                </p>
            </fieldset>
            {preset_note}
            <fieldset id=PERMISSIONS>
                <legend>
                    <h2>{say("cred-permissions")}</h2>
                </legend>
                {permissions}
            </fieldset>
            <Ends days=page.days day=page.day limits=page.day_limits error=day_error />
            <p class="box">{say("cred-no-more")}</p>
            <p>
                <button type="submit" class="btn btn-main" name=ACTION value=REVIEW>
                    {say("cred-review")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn Ends(
    days: Vec<(u32, String, bool)>,
    day: Option<String>,
    limits: (String, String),
    error: Option<String>,
) -> impl IntoView {
    let choices = days
        .into_iter()
        .map(|(days, on, chosen)| {
            let words = say_with("cred-ends-in", &[("days", days.into()), ("day", on.into())]);
            view! {
                <label class="pick-row">
                    <input type="radio" name=ENDS value=days.to_string() checked=chosen />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    let invalid = error.is_some();
    let error = error.map(|text| {
        view! {
            <p class="field-error" id="day-error">
                {text}
            </p>
        }
    });
    view! {
        <fieldset>
            <legend>{say("cred-ends")}</legend>
            {choices}
            <label class="pick-row">
                <input type="radio" name=ENDS value=ON_DAY checked=day.is_some() />
                <span>{say("cred-ends-on")}</span>
            </label>
            <div class="field field-short">
                <label for=DAY>{say("cred-ends-day")}</label>
                {error}
                <input
                    id=DAY
                    name=DAY
                    type="date"
                    min=limits.0
                    max=limits.1
                    value=day.unwrap_or_default()
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=invalid.then_some("day-error")
                />
            </div>
        </fieldset>
    }
}
