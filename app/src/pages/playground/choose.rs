//! Step 1: what the app asks for.

use leptos::prelude::*;

use crate::components::{
    badge::{Level, LevelBadge},
    form::{HiddenFields, PostForm},
};
use crate::words::say;

/// What the step shows. The form's own fields are `client` (only when there
/// is more than one app) and `scope[]` (scope ids).
#[derive(Clone, Debug)]
pub struct ChooseStep {
    /// Where the choice is posted.
    pub form: PostForm,
    /// The practice apps.
    pub apps: Vec<PracticeApp>,
    /// Every scope that can be asked for.
    pub scopes: Vec<ScopeChoice>,
    /// Why the form came back, if it did.
    pub error: Option<String>,
}

/// An app to play.
#[derive(Clone, Debug)]
pub struct PracticeApp {
    /// Its client id.
    pub client_id: String,
    /// Its name.
    pub name: String,
    /// What is particular about it.
    pub note: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A scope to ask for.
#[derive(Clone, Debug)]
pub struct ScopeChoice {
    /// The scope's id.
    pub id: String,
    /// Its prompt.
    pub prompt: String,
    /// How far it reaches.
    pub level: Level,
    /// Whether only an administrator can allow it.
    pub admin: bool,
    /// What is particular about it for this app, for example "always asked
    /// for".
    pub note: Option<String>,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// The first step.
#[component]
pub fn Choose(
    /// What the step shows.
    step: ChooseStep,
) -> impl IntoView {
    let error = step.error.map(|text| {
        view! {
            <p class="box box-error" role="alert">
                {text}
            </p>
        }
    });
    let several = step.apps.len() > 1;
    let apps = step.apps.into_iter().map(|app| view! { <AppChoice app several /> }).collect_view();
    let scopes = step.scopes.into_iter().map(|scope| view! { <ScopeBox scope /> }).collect_view();
    view! {
        <h1>{say("play-choose")}</h1>
        {error}
        <form method="post" action=step.form.action class="stack">
            <HiddenFields fields=step.form.hidden />
            <fieldset>
                <legend>{say("play-choose-app")}</legend>
                {apps}
            </fieldset>
            <fieldset>
                <legend>{say("play-choose-scopes")}</legend>
                <p class="muted">
                    {say("play-choose-text")}
                </p>
                <ul class="choices">{scopes}</ul>
            </fieldset>
            <p>
                <button type="submit" class="btn btn-main">
                    {say("play-choose-make")}
                </button>
            </p>
        </form>
    }
}

#[component]
fn AppChoice(app: PracticeApp, several: bool) -> impl IntoView {
    let words = view! {
        <span>
            <strong>
                <bdi>{app.name}</bdi>
            </strong>
            " "
            <span class="muted">{app.note}</span>
        </span>
    };
    if several {
        view! {
            <label class="pick-row">
                <input type="radio" name="client" value=app.client_id checked=app.chosen />
                {words}
            </label>
        }
        .into_any()
    } else {
        view! { <p>{words}</p> }.into_any()
    }
}

#[component]
fn ScopeBox(scope: ScopeChoice) -> impl IntoView {
    let admin = (scope.admin && scope.level != Level::Admin)
        .then(|| view! { <LevelBadge level=Level::Admin /> });
    let note = scope.note.map(|note| view! { <span class="muted">{note}</span> });
    view! {
        <li>
            <label class="pick-row">
                <input type="checkbox" name="scope[]" value=scope.id.clone() checked=scope.ticked />
                <span class="choice">
                    <span>{scope.prompt}</span>
                    " "
                    <code class="muted">{scope.id}</code>
                    " "
                    <LevelBadge level=scope.level />
                    {admin}
                    {note}
                </span>
            </label>
        </li>
    }
}
