use leptos::prelude::*;
use oauth::authorize::response_mode::ResponseMode;

use crate::components::error_summary::ErrorSummary;
use crate::components::form::HiddenFields;
use crate::components::secret::CopyBlock;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place, Scripts};
use crate::pages::apps::address_lines::AddressLines;
use crate::pages::apps::addresses::form::{REDIRECT_URIS, response_mode_field};
use crate::pages::apps::addresses::present::AddressesPage;
use crate::pages::apps::frame::AppHead;

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
        let playground = page.playground.map(|address| {
            view! {
                <div class="note">
                    <p>{t("partner-playground-hint")}</p>
                    <CopyBlock text=address />
                </div>
            }
        });
        let save = page.frame.save();
        view! {
            <ErrorSummary errors=page.errors.clone() />
            <AppHead
                frame=page.frame
                title=t("partner-addresses")
                lead=t("partner-addresses-lead")
            />
            <form id=ENTRIES method="post" action=page.form.action class="panel pad form" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <AddressLines
                    id=REDIRECT_URIS
                    label=t("partner-redirect-uris")
                    hint=t("partner-redirect-uris-hint")
                    text=page.redirect_uris
                    errors=page.errors
                />
                {playground}
                {response_modes(&page.response_modes)}
                <div class="bar-save">
                    <button type="submit" class="btn btn-main">{save}</button>
                </div>
            </form>
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
            <label class="pick">
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
        <fieldset class="choose">
            <legend>{t("partner-response-modes")}</legend>
            <p class="hint">{t("partner-response-modes-hint")}</p>
            {rows.into_iter().collect_view()}
        </fieldset>
    }
}
