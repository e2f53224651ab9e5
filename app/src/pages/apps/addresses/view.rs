use leptos::prelude::*;

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::HiddenFields;
use crate::components::secret::CopyBlock;
use crate::components::text_area::TextArea;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Page, Scripts};
use crate::pages::apps::addresses::form::REDIRECT_URIS;
use crate::pages::apps::addresses::present::AddressesPage;
use crate::pages::apps::steps::StepList;

impl Page for AddressesPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-addresses")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        if self.playground.is_some() { Scripts::Islands } else { Scripts::None }
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = page.errors.iter().map(|fault| fault.text.clone()).collect();
        let playground = page.playground.map(|address| {
            view! {
                <div class="box">
                    <p>{t("partner-playground-hint")}</p>
                    <CopyBlock text=address />
                </div>
            }
        });
        view! {
            <div class="page">
                <ErrorSummary errors=page.errors.clone() />
                <StepList steps=page.steps />
                <h1>{t("partner-addresses")}</h1>
                <p class="lead">{t("partner-addresses-lead")}</p>
                <form id=ENTRIES method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <TextArea
                        id=REDIRECT_URIS
                        label=t("partner-redirect-uris")
                        hint=t("partner-redirect-uris-hint")
                        value=page.redirect_uris
                        errors=errors
                        rows=4
                    />
                    {playground}
                    <SubmitButton label=t("partner-save") />
                </form>
            </div>
        }
        .into_any()
    }
}
