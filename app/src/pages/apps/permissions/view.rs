use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::components::badge::{LevelBadge, flag_label};
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::literal::Literal;
use crate::components::permission_summary::{PermissionSummaryLine, rank};
use crate::components::text_field::field_error;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place, Scripts};
use crate::pages::apps::frame::AppHead;
use crate::pages::apps::permissions::form::{
    DEFAULT, NOT_USED, OPTIONAL, PERMISSIONS, PURPOSE, REQUIRED, USE,
};
use crate::pages::apps::permissions::present::{AppPermissionsPage, PermissionChoice};

impl Page for AppPermissionsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-permissions")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
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
                <h2 class="use-grp">{name}</h2>
                {choices.collect_view()}
            }
        });
        let lead = format!(
            "{} {}: {} {}: {}",
            t("partner-permissions-lead"),
            t("partner-required"),
            t("partner-required-text"),
            t("partner-optional"),
            t("partner-optional-text"),
        );
        let save = page.frame.save();
        view! {
            <ErrorSummary errors=page.errors />
            <AppHead frame=page.frame title=t("partner-permissions") lead />
            <form id=ENTRIES method="post" action=page.form.action class="uses" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <div id=PERMISSIONS class="panel">{groups.collect_view()}</div>
                <div class="bar-save">
                    <button type="submit" class="btn btn-main">{save}</button>
                    <PermissionSummaryLine summary=page.summary />
                </div>
            </form>
        }
        .into_any()
    }
}

#[component]
fn Permission(choice: PermissionChoice, error: Option<String>) -> AnyView {
    let field = format!("{USE}{}", choice.id);
    let uses = [
        (NOT_USED, t("partner-not-used")),
        (REQUIRED, t("partner-required")),
        (OPTIONAL, t("partner-optional")),
    ];
    let level = rank(choice.level, choice.admin).to_string();
    let uses = uses.into_iter().map(|(value, label)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=field.clone()
                    value=value
                    checked=choice.chosen == value
                    data-level=(value != NOT_USED).then(|| level.clone())
                    data-optional=(value == OPTIONAL).then_some("")
                />
                {label}
            </label>
        }
    });
    let uses = uses.collect_view();
    let admin = (choice.admin && choice.level != Level::Admin)
        .then(|| view! { <LevelBadge level=Level::Admin /> });
    let flags = choice.flags.iter().map(|flag| {
        view! {
            " "
            <span class="flag">{flag_label(*flag)}</span>
        }
    });
    let flags = flags.collect_view();
    let purpose_id = format!("{PURPOSE}{}", choice.id);
    let (hint_id, error_id) = (format!("{purpose_id}-hint"), format!("{purpose_id}-error"));
    let invalid = error.is_some();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let error = field_error(error_id, error);
    let of = format!(": {}", choice.prompt);
    view! {
        <fieldset class="use">
            <legend class="vh">{choice.prompt.clone()}</legend>
            <div>
                <p class="perm-t">
                    {choice.prompt.clone()} <LevelBadge level=choice.level /> {admin}
                </p>
                <p class="muted">
                    {choice.sentence} {flags} " "
                    <Literal class="scope-id" text=choice.id.clone() />
                </p>
            </div>
            <div class="seg">{uses}</div>
            <div class="why">
                <div class="field">
                    <p class="why-label">
                        <label for=purpose_id.clone()>
                            {t("partner-purpose")} <span class="vh">{of.clone()}</span>
                        </label>
                        " "
                        <span class="muted" id=hint_id>{t("partner-purpose-hint")}</span>
                    </p>
                    {error}
                    <input
                        class="in"
                        id=purpose_id.clone()
                        name=purpose_id
                        type="text"
                        autocomplete="off"
                        value=choice.purpose
                        aria-invalid=invalid.then_some("true")
                        aria-describedby=described
                    />
                </div>
                <label class="pick">
                    <input
                        type="checkbox"
                        name=format!("{DEFAULT}{}", choice.id)
                        value="yes"
                        checked=choice.is_default
                    />
                    <span>{t("partner-default")} <span class="vh">{of}</span></span>
                </label>
            </div>
        </fieldset>
    }
    .into_any()
}
