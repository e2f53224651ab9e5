use leptos::prelude::*;

use crate::components::buttons::EnterPresses;
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::pick_row::{RadioRow, radio_rows};
use crate::components::scope_line::{Control, scope_groups};
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Frame, Page, Place};
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

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = page.errors;
        let presets = radio_rows(PRESET, page.presets);
        let preset_note = page.preset_note.map(|note| view! { <p class="box box-warn">{note}</p> });
        let permissions = scope_groups(page.permissions, "", Control::Choose);
        view! {
            <div class="page">
                <ErrorSummary errors=errors.clone() />
                <h1>{t("cred-token-new")}</h1>
                <p class="lead">{t("cred-token-lead")}</p>
                <form id=ENTRIES method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <EnterPresses name=ACTION value=REVIEW />
                    {text_field(NAME, t("cred-name"), t("cred-name-hint"), page.name, &errors)}
                    {text_field(NOTE, t("cred-note"), t("cred-note-hint"), page.note, &errors)}
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
                        <legend><h2>{t("cred-permissions")}</h2></legend>
                        {permissions}
                    </fieldset>
                    <Ends days=page.days day=page.day limits=page.day_limits error=error_for(&errors, DAY) />
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
    let choices = days.into_iter().map(|(days, on, chosen)| {
        let label = t_args("cred-ends-in", &[("days", days.into()), ("day", on.into())]);
        (days.to_string(), label, chosen)
    });
    let choices = radio_rows(ENDS, choices);
    let invalid = error.is_some();
    let error = field_error("day-error", error);
    view! {
        <fieldset>
            <legend>{t("cred-ends")}</legend>
            {choices}
            <RadioRow name=ENDS value=ON_DAY checked=day.is_some() label=t("cred-ends-on") />
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
