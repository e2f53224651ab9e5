use leptos::prelude::*;
use oauth::authorize::response_mode::ResponseMode;

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::HiddenFields;
use crate::components::secret::CopyBlock;
use crate::components::text_area::TextArea;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place, Scripts};
use crate::pages::apps::addresses::form::{REDIRECT_URIS, response_mode_field};
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

    fn frame(&self) -> Frame {
        Frame::Managed(Place::OwnApps)
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
                    {response_modes(&page.response_modes)}
                    <SubmitButton label=t("partner-save") />
                </form>
            </div>
        }
        .into_any()
    }
}

/// Most apps need none but the first.
fn response_modes(used: &[ResponseMode]) -> impl IntoView + use<> {
    let rows = ResponseMode::ALL.map(|mode| {
        let label = match mode {
            ResponseMode::Query => t("partner-response-query"),
            ResponseMode::Fragment => t("partner-response-fragment"),
            ResponseMode::FormPost => t("partner-response-form-post"),
        };
        view! {
            <label class="pick-row">
                <input
                    type="checkbox"
                    name=response_mode_field(mode)
                    value=mode.as_str()
                    checked=used.contains(&mode)
                />
                <span>{format!("{label} (")} <code>{mode.as_str()}</code> ")"</span>
            </label>
        }
    });
    view! {
        <fieldset class="box">
            <legend>{t("partner-response-modes")}</legend>
            <p class="hint">{t("partner-response-modes-hint")}</p>
            {rows.into_iter().collect_view()}
        </fieldset>
    }
}
