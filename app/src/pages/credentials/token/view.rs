use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::scope_line::{Control, ScopeGroupList};
use crate::components::text_field::TextField;
use crate::i18n::{Localizer, t, t_args};
use crate::page::Page;
use crate::pages::credentials::form::{ACTION, NAME, NOTE, PERMISSIONS, REVIEW};
use crate::pages::credentials::token::form::{DAY, ENDS, ON_DAY, PRESET, USE_PRESET};
use crate::pages::credentials::token::present::TokenFormPage;

impl Page for TokenFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-token-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = |field| error_for(&page.errors, field);
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
            <div class="page">
                <ErrorSummary errors=page.errors />
                <h1>{t("cred-token-new")}</h1>
                <p class="lead">{t("cred-token-lead")}</p>
                <form method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <TextField
                        id=NAME
                        label=t("cred-name")
                        hint=t("cred-name-hint")
                        value=page.name
                        error=name_error
                    />
                    <TextField
                        id=NOTE
                        label=t("cred-note")
                        hint=t("cred-note-hint")
                        value=page.note
                        error=note_error
                    />
                    <fieldset>
                        <legend>{t("cred-start")}</legend>
                        {presets}
                        <p>
                            <button type="submit" class="btn" name=ACTION value=USE_PRESET>
                                {t("cred-start-use")}
                            </button>
                        </p>
                    </fieldset>
                    {preset_note}
                    <fieldset id=PERMISSIONS>
                        <legend>
                            <h2>{t("cred-permissions")}</h2>
                        </legend>
                        {permissions}
                    </fieldset>
                    <Ends days=page.days day=page.day limits=page.day_limits error=day_error />
                    <p class="box">{t("cred-no-more")}</p>
                    <p>
                        <button type="submit" class="btn btn-main" name=ACTION value=REVIEW>
                            {t("cred-review")}
                        </button>
                    </p>
                </form>

            </div>
        }
        .into_any()
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
            let localizer = t_args("cred-ends-in", &[("days", days.into()), ("day", on.into())]);
            view! {
                <label class="pick-row">
                    <input type="radio" name=ENDS value=days.to_string() checked=chosen />
                    <span>{localizer}</span>
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
            <legend>{t("cred-ends")}</legend>
            {choices}
            <label class="pick-row">
                <input type="radio" name=ENDS value=ON_DAY checked=day.is_some() />
                <span>{t("cred-ends-on")}</span>
            </label>
            <div class="field field-short">
                <label for=DAY>{t("cred-ends-day")}</label>
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
