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
use crate::pages::apps::steps::StepList;

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
        view! {
            <div class="page">
                <ErrorSummary errors=errors.clone() />
                <StepList steps=page.steps />
                <h1>{t("partner-new")}</h1>
                <form id=ENTRIES method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    {text_field(NAME, t("partner-name"), t("partner-name-hint"), page.name, &errors)}
                    {text_field(DESCRIPTION, t("partner-description"), t("partner-description-hint"), page.description, &errors)}
                    <fieldset>
                        <legend>{t("partner-kind")}</legend>
                        {kinds.collect_view()}
                        {fixed_note}
                    </fieldset>
                    <SubmitButton label=t("partner-save") />
                </form>
            </div>
        }
        .into_any()
    }
}
