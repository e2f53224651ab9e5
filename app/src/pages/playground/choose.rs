//! Step 1.

use leptos::prelude::*;
use oauth::catalogue::Level;

use super::frame::Step;
use crate::components::app_tile::initial;
use crate::components::badge::LevelBadge;
use crate::components::buttons::SubmitButton;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::Literal;
use crate::i18n::{Localizer, t, verbatim};
use crate::page::{Frame, Page, Place};

/// The form's own fields are `scope[]` (scope ids).
#[derive(Clone, Debug)]
pub struct ChooseStep {
    pub form: PostForm,
    pub app: PracticeApp,
    pub scopes: Vec<ScopeChoice>,
    pub error: Option<String>,
}

#[derive(Clone, Debug)]
pub struct PracticeApp {
    pub name: String,
    pub note: String,
}

#[derive(Clone, Debug)]
pub struct ScopeChoice {
    pub id: String,
    pub prompt: String,
    pub level: Level,
    pub admin: bool,
    /// For example "always asked for".
    pub note: Option<String>,
    pub selected: bool,
}

impl Page for ChooseStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Choose.title(localizer)
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let error =
            step.error.map(|text| view! { <p class="box box-error" role="alert">{text}</p> });
        let scopes =
            step.scopes.into_iter().map(|scope| view! { <ScopeBox scope /> }).collect_view();
        let content = view! {
            <h1>{t("play-choose")}</h1>
            <p class="lead">{t("play-choose-text")}</p>
            {error}
            <form method="post" action=step.form.action class="play-form">
                <HiddenFields fields=step.form.hidden />
                <div class="cell-app">
                    <span class="app-i" aria-hidden="true">{initial(&step.app.name)}</span>
                    <div>
                        <b><bdi>{step.app.name}</bdi></b>
                        <span class="sub">{verbatim(step.app.note)}</span>
                    </div>
                </div>
                <fieldset>
                    <legend class="vh">{t("play-choose-scopes")}</legend>
                    <ul class="panel choices">{scopes}</ul>
                </fieldset>
                <SubmitButton label=t("play-choose-make") />
            </form>
        };
        Step::Choose.framed(content.into_any(), None)
    }
}

#[component]
fn ScopeBox(scope: ScopeChoice) -> impl IntoView {
    let admin = (scope.admin && scope.level != Level::Admin)
        .then(|| view! { <LevelBadge level=Level::Admin /> });
    let note = scope.note.map(|note| view! { <span class="small muted">{note}</span> });
    view! {
        <li>
            <label class="pick">
                <input type="checkbox" name="scope[]" value=scope.id.clone() checked=scope.selected />
                <span class="choice">
                    <b>{scope.prompt}</b>
                    " "
                    <LevelBadge level=scope.level />
                    {admin}
                    " "
                    <Literal class="small muted" text=scope.id />
                    " "
                    {note}
                </span>
            </label>
        </li>
    }
}
