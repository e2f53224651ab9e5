use leptos::prelude::*;

use crate::components::buttons::EnterPresses;
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::page_head::PageHead;
use crate::components::permission_summary::PermissionSummaryLine;
use crate::components::pick_row::{RadioRow, radio_rows};
use crate::components::scope_line::{Control, scope_groups};
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Frame, Page, Place, Scripts};
use crate::pages::credentials::form::{ACTION, NAME, NOTE, PERMISSIONS, REVIEW};
use crate::pages::credentials::present::crumbs;
use crate::pages::credentials::token::form::{DAY, ENDS, ON_DAY, PRESET, USE_PRESET};
use crate::pages::credentials::token::present::{PresetChoice, TokenFormPage};

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

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = page.errors;
        let permissions = scope_groups(page.permissions, "", Control::Choose);
        view! {
            <ErrorSummary errors=errors.clone() />
            <PageHead
                title=t("cred-token-new")
                crumbs=crumbs()
                lead=Some(t("cred-token-lead").into_any())
            />
            <form id=ENTRIES method="post" action=page.form.action class="parts" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <EnterPresses name=ACTION value=REVIEW />
                <div class="panel panel-in pair">
                    {text_field(NAME, t("cred-name"), t("cred-name-hint"), page.name, &errors)}
                    {text_field(NOTE, t("cred-note"), t("cred-note-hint"), page.note, &errors)}
                </div>
                <Presets presets=page.presets />
                <fieldset id=PERMISSIONS class="panel part">
                    <legend><h2>{t("cred-permissions")}</h2></legend>
                    <div class="panel-in">{permissions}</div>
                </fieldset>
                <Ends days=page.days day=page.day limits=page.day_limits error=error_for(&errors, DAY) />
                <p class="note">{t("cred-no-more")}</p>
                <div class="bar-save">
                    <button type="submit" class="btn btn-main" name=ACTION value=REVIEW>
                        {t("cred-review")}
                    </button>
                    <PermissionSummaryLine summary=page.summary />
                </div>
            </form>
        }
        .into_any()
    }
}

#[component]
fn Presets(presets: Vec<PresetChoice>) -> impl IntoView {
    let notes = presets
        .iter()
        .filter(|preset| !preset.note.is_empty())
        .map(|preset| {
            view! {
                <p class="note note-warn" data-preset=preset.id.clone() hidden=!preset.chosen>
                    {preset.note.clone()}
                </p>
            }
        })
        .collect_view();
    let choices = presets
        .into_iter()
        .map(|preset| {
            view! {
                <label class="pick-row">
                    <input
                        type="radio"
                        name=PRESET
                        value=preset.id
                        checked=preset.chosen
                        data-scopes=preset.scopes
                    />
                    <span>{preset.title}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="panel part">
            <legend><h2>{t("cred-start")}</h2></legend>
            <div class="panel-in roomy">
                <div class="picks">{choices}</div>
                <p class="unscripted">
                    <button type="submit" class="btn btn-s" name=ACTION value=USE_PRESET>
                        {t("cred-start-use")}
                    </button>
                </p>
                <div role="status">{notes}</div>
            </div>
        </fieldset>
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
        <fieldset class="panel part">
            <legend><h2>{t("cred-ends")}</h2></legend>
            <div class="panel-in">
                <div class="picks">
                    {choices}
                    <RadioRow name=ENDS value=ON_DAY checked=day.is_some() label=t("cred-ends-on") />
                </div>
                <div class="field field-short">
                    <label for=DAY>{t("cred-ends-day")}</label>
                    {error}
                    <input
                        class="in"
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
            </div>
        </fieldset>
    }
}
