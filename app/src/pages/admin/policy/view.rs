use leptos::prelude::*;
use oauth::catalogue::Level;

use crate::components::badge::LevelBadge;
use crate::components::buttons::SubmitButton;
use crate::components::form::HiddenFields;
use crate::components::pick_row::radio_rows;
use crate::i18n::{Localizer, t};
use crate::page::ENTRIES;
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::policy::present::{AdminPolicyPage, LevelPolicy};
use crate::pages::admin::time_zone::view::TimeZoneSection;

impl AdminContent for AdminPolicyPage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-policy")
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn has_errors(&self) -> bool {
        self.time_zone.error.is_some()
    }

    fn view(self) -> AnyView {
        let page = self;
        let levels = page.levels.into_iter().map(|level| view! { <LevelField level /> });
        view! {
            <h1>{t("admin-policy")}</h1>
            <p class="lead">{t("admin-policy-lead")}</p>
            <form id=ENTRIES method="post" action=page.form.action class="stack">
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
                <SubmitButton label=t("admin-policy-save") />
            </form>
            <TimeZoneSection zone=page.time_zone />
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
    let choices = radio_rows(field, level.choices);
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
