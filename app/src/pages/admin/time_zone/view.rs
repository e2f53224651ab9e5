use leptos::prelude::*;

use crate::components::form::HiddenFields;
use crate::components::page_head::PageHead;
use crate::components::text_field::field_error;
use crate::i18n::{Localizer, t};
use crate::page::Place;
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::policy_tabs::{PolicyTab, PolicyTabs};
use crate::pages::admin::time_zone::present::{Choice, TIME_ZONE, TimeZonePage};

impl AdminContent for TimeZonePage {
    const SECTION: Place = Place::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-time-zone")
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn view(self) -> AnyView {
        let TimeZonePage { areas, error, form } = self;
        let described =
            if error.is_some() { "time_zone-error time_zone-hint" } else { "time_zone-hint" };
        let invalid = error.is_some().then_some("true");
        let choices = areas
            .into_iter()
            .map(|(area, choices)| {
                let choices = choices.into_iter().map(option).collect_view();
                // UTC is in no part of the world.
                if area.is_empty() {
                    choices.into_any()
                } else {
                    view! { <optgroup label=area>{choices}</optgroup> }.into_any()
                }
            })
            .collect_view();
        view! {
            <PageHead title=t("admin-time-zone") />
            <PolicyTabs here=PolicyTab::TimeZone />
            <form method="post" action=form.action class="stack under-tabs time-zone">
                <HiddenFields fields=form.hidden />
                <div class="field">
                    <label for=TIME_ZONE>{t("admin-time-zone")}</label>
                    <p class="hint" id="time_zone-hint">
                        {t("admin-time-zone-hint")}
                    </p>
                    {field_error("time_zone-error", error)}
                    <select
                        class="in"
                        id=TIME_ZONE
                        name=TIME_ZONE
                        aria-invalid=invalid
                        aria-describedby=described
                    >
                        {choices}
                    </select>
                </div>
                <p>
                    <button type="submit" class="btn">
                        {t("admin-time-zone-save")}
                    </button>
                </p>
            </form>
        }
        .into_any()
    }
}

fn option(choice: Choice) -> impl IntoView {
    let Choice { label, name, selected } = choice;
    view! { <option value=name selected=selected>{label}</option> }
}
