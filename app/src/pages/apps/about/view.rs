use leptos::prelude::*;

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::HiddenFields;
use crate::components::pick_row::PickRow;
use crate::components::text_field::text_field;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::apps::about::form::{DESCRIPTION, KIND, NAME};
use crate::pages::apps::about::present::AboutPage;
use crate::pages::apps::frame::AppHead;

impl Page for AboutPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-new")
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
        let errors = page.errors;
        let kinds = page.kinds.into_iter().filter(|kind| kind.chosen || !page.kind_is_fixed);
        let kinds = kinds.map(|choice| view! { <PickRow field=KIND choice /> });
        let fixed_note =
            page.kind_is_fixed.then(|| view! { <p class="muted">{t("partner-kind-kept")}</p> });
        let save = page.frame.save();
        let (title, lead) = if page.frame.steps.is_some() {
            (t("partner-new"), t("partner-about-lead"))
        } else {
            (t("partner-about"), String::new())
        };
        view! {
            <ErrorSummary errors=errors.clone() />
            <AppHead frame=page.frame title lead />
            <form id=ENTRIES method="post" action=page.form.action class="panel pad form" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                {text_field(NAME, t("partner-name"), t("partner-name-hint"), page.name, &errors)}
                {text_field(DESCRIPTION, t("partner-description"), t("partner-description-hint"), page.description, &errors)}
                <fieldset class="choose">
                    <legend>{t("partner-kind")}</legend>
                    {kinds.collect_view()}
                    {fixed_note}
                </fieldset>
                <SubmitButton label=save />
            </form>
        }
        .into_any()
    }
}
