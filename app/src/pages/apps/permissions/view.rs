use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::components::badge::LevelBadge;
use crate::components::buttons::SubmitButton;
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::literal::Literal;
use crate::components::text_field::field_error;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::apps::permissions::form::{
    DEFAULT, NOT_USED, OPTIONAL, PERMISSIONS, PURPOSE, REQUIRED, USE,
};
use crate::pages::apps::permissions::present::{AppPermissionsPage, PermissionChoice};
use crate::pages::apps::steps::StepList;

impl Page for AppPermissionsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-permissions")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::OwnApps)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = page.errors.clone();
        let groups = page.groups.into_iter().map(|(name, choices)| {
            let choices = choices.into_iter().map(|choice| {
                let error = error_for(&errors, &format!("{PURPOSE}{}", choice.id));
                view! { <Permission choice error /> }
            });
            view! {
                <h2 class="group">{name}</h2>
                {choices.collect_view()}
            }
        });
        view! {
            <div class="page">
                <ErrorSummary errors=page.errors />
                <StepList steps=page.steps />
                <h1>{t("partner-permissions")}</h1>
                <p class="lead">{t("partner-permissions-lead")}</p>
                <p>
                    <strong>{t("partner-required")} ":"</strong>
                    " "
                    {t("partner-required-text")}
                    " "
                    <strong>{t("partner-optional")} ":"</strong>
                    " "
                    {t("partner-optional-text")}
                </p>
                <form id=ENTRIES method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <div id=PERMISSIONS class="stack">{groups.collect_view()}</div>
                    <SubmitButton label=t("partner-save") />
                </form>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Permission(choice: PermissionChoice, error: Option<String>) -> impl IntoView {
    let field = format!("{USE}{}", choice.id);
    let uses = [
        (NOT_USED, t("partner-not-used")),
        (REQUIRED, t("partner-required")),
        (OPTIONAL, t("partner-optional")),
    ];
    let uses = uses.into_iter().map(|(value, label)| {
        view! {
            <label class="pick-row">
                <input
                    type="radio"
                    name=field.clone()
                    value=value
                    class=(value == NOT_USED).then_some("not-used")
                    checked=choice.chosen == value
                />
                <span>{label}</span>
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
    let error = field_error(error_id, error);
    view! {
        <fieldset class="box permission-choice">
            <legend>
                {choice.prompt} " " <Literal class="muted" text=choice.id.clone() /> " "
                <LevelBadge level=choice.level /> " " {admin}
            </legend>
            <p class="muted">{choice.sentence}</p>
            <div class="uses">{uses}</div>
            <div class="field of-used">
                <label for=purpose_id.clone()>{t("partner-purpose")}</label>
                <p class="hint" id=hint_id>{t("partner-purpose-hint")}</p>
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
                <span>{t("partner-default")}</span>
            </label>
        </fieldset>
    }
}
