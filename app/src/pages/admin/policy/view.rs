use leptos::prelude::*;

use crate::components::badge::{Level, LevelBadge};
use crate::components::form::HiddenFields;
use crate::i18n::{Localizer, t};
use crate::pages::admin::frame::{AdminContent, Section};
use crate::pages::admin::policy::present::{AdminPolicyPage, LevelPolicy};

impl AdminContent for AdminPolicyPage {
    const SECTION: Section = Section::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-policy")
    }

    fn view(self) -> AnyView {
        let page = self;
        let levels = page.levels.into_iter().map(|level| view! { <LevelField level /> });
        view! {
            <h1>{t("admin-policy")}</h1>
            <p class="lead">{t("admin-policy-lead")}</p>
            <form method="post" action=page.form.action class="stack">
                <HiddenFields fields=page.form.hidden />
                {levels.collect_view()}
                <fieldset>
                    <legend>{t("consent-how-long")}</legend>
                    <label class="pick-row">
                        <input
                            type="checkbox"
                            name="until_removed"
                            value="yes"
                            checked=page.until_removed
                        />
                        <span>{t("admin-policy-until-removed")}</span>
                    </label>
                </fieldset>
                <p class="muted">{t("admin-policy-before")}</p>
                <p>
                    <button type="submit" class="btn btn-main">
                        {t("admin-policy-save")}
                    </button>
                </p>
            </form>

        }
        .into_any()
    }
}

#[component]
fn LevelField(level: LevelPolicy) -> impl IntoView {
    let explained = match level.level {
        Level::Read => t("help-read"),
        Level::Change => t("help-change"),
        Level::Delete => t("help-delete"),
        Level::Admin => t("admin-policy-admin"),
    };
    let field = level.field;
    let choices = level
        .choices
        .into_iter()
        .map(|(value, label, chosen)| {
            view! {
                <label class="pick-row">
                    <input type="radio" name=field value=value checked=chosen />
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="level">
            <legend>
                <LevelBadge level=level.level />
                " "
                {explained}
            </legend>
            {choices}
        </fieldset>
    }
}
