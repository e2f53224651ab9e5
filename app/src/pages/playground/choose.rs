//! Step 1.

use leptos::prelude::*;
use oauth::catalogue::Level;

use super::frame::Step;
use crate::components::badge::LevelBadge;
use crate::components::buttons::SubmitButton;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::Literal;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page};

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
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let error =
            step.error.map(|text| view! { <p class="box box-error" role="alert">{text}</p> });
        let scopes =
            step.scopes.into_iter().map(|scope| view! { <ScopeBox scope /> }).collect_view();
        let content = view! {
            <h1>{t("play-choose")}</h1>
            {error}
            <form method="post" action=step.form.action class="stack">
                <HiddenFields fields=step.form.hidden />
                <fieldset>
                    <legend>{t("play-choose-app")}</legend>
                    <p>
                        <span>
                            <strong><bdi>{step.app.name}</bdi></strong>
                            " "
                            <span class="muted">{step.app.note}</span>
                        </span>
                    </p>
                </fieldset>
                <fieldset>
                    <legend>{t("play-choose-scopes")}</legend>
                    <p class="muted">{t("play-choose-text")}</p>
                    <ul class="choices">{scopes}</ul>
                </fieldset>
                <SubmitButton label=t("play-choose-make") />
            </form>
        };
        Step::Choose.framed(content.into_any())
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
                <input type="checkbox" name="scope[]" value=scope.id.clone() checked=scope.selected />
                <span class="choice">
                    <span>{scope.prompt}</span>
                    " "
                    <Literal class="muted" text=scope.id />
                    " "
                    <LevelBadge level=scope.level />
                    {admin}
                    {note}
                </span>
            </label>
        </li>
    }
}
