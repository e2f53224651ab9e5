use leptos::prelude::*;
use oauth::authorize::response_mode::ResponseMode;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::HiddenFields;
use crate::components::literal::Literal;
use crate::components::secret::CopyBlock;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place, Scripts};
use crate::pages::apps::addresses::form::{REDIRECT_URIS, response_mode_field};
use crate::pages::apps::addresses::present::{AddressesPage, address_of};
use crate::pages::apps::frame::AppHead;

/// The fewest lines that the field shows.
const LINES: usize = 4;

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
                <Addresses text=page.redirect_uris errors=page.errors />
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

/// An error beside each line that has one, with the line itself: the summary leads to it.
#[component]
fn Addresses(text: String, errors: Vec<FormError>) -> AnyView {
    let (hint_id, error_id) = (format!("{REDIRECT_URIS}-hint"), format!("{REDIRECT_URIS}-error"));
    let invalid = !errors.is_empty();
    let described = if invalid { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let lines = errors.into_iter().map(|error| {
        let field = error.field.filter(|field| field != REDIRECT_URIS);
        let address = field.as_deref().and_then(|field| address_of(&text, field));
        let address = address.map(|address| view! { <Literal text=address class="wrap" /> });
        view! {
            <li id=field.clone() tabindex=field.map(|_| "-1")>
                <span class="field-error">{error.text}</span>
                " "
                {address}
            </li>
        }
    });
    let lines = lines.collect_view();
    let rows = text.lines().count().max(LINES).to_string();
    view! {
        <div class="field">
            <label for=REDIRECT_URIS>{t("partner-redirect-uris")}</label>
            <p class="hint" id=hint_id>{t("partner-redirect-uris-hint")}</p>
            {invalid.then(|| view! { <ul class="line-errors" id=error_id>{lines}</ul> })}
            <textarea
                id=REDIRECT_URIS
                name=REDIRECT_URIS
                class="in literal notranslate"
                rows=rows
                autocomplete="off"
                spellcheck="false"
                dir="ltr"
                translate="no"
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            >
                {text}
            </textarea>
        </div>
    }
    .into_any()
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
