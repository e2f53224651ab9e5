use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::HiddenFields;
use crate::components::pick_row::{Choice, PickRow};
use crate::components::text_field::text_field;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::apps::address_lines::AddressLines;
use crate::pages::apps::frame::AppHead;
use crate::pages::apps::sign_in::form::{
    ALGORITHM, BACKCHANNEL_LOGOUT, INITIATE_LOGIN, LOGOUT_SESSION, LOGOUT_URIS, MAX_AGE, PKCE,
    SUBJECT_TYPE, TWO_FACTORS,
};
use crate::pages::apps::sign_in::present::SignInPage;

impl Page for SignInPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-sign-in")
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
        let save = page.frame.save();
        let is_of_lines = |error: &&FormError| {
            error.field.as_deref().is_some_and(|it| it.starts_with(LOGOUT_URIS))
        };
        let of_lines = errors.iter().filter(is_of_lines).cloned().collect();
        let pkce = (!page.pkce.is_empty())
            .then(|| choices(PKCE, t("partner-pkce"), t("partner-pkce-hint"), page.pkce));
        let draft = page.draft;
        view! {
            <ErrorSummary errors=errors.clone() />
            <AppHead frame=page.frame title=t("partner-sign-in") lead=t("partner-sign-in-lead") />
            <form id=ENTRIES method="post" action=page.form.action class="panel pad form" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                {choices(SUBJECT_TYPE, t("partner-subject"), t("partner-subject-hint"), page.subject_types)}
                {choices(ALGORITHM, t("partner-algorithm"), t("partner-algorithm-hint"), page.algorithms)}
                {pkce}
                <AddressLines
                    id=LOGOUT_URIS
                    label=t("partner-logout-uris")
                    hint=t("partner-logout-uris-hint")
                    text=draft.post_logout_redirect_uris
                    errors=of_lines
                />
                {text_field(BACKCHANNEL_LOGOUT, t("partner-backchannel-logout"), t("partner-backchannel-logout-hint"), draft.backchannel_logout_uri, &errors)}
                <fieldset class="choose">
                    <legend>{t("partner-logout-session")}</legend>
                    <label class="pick">
                        <input type="checkbox" name=LOGOUT_SESSION value="required" checked=draft.backchannel_logout_session_required />
                        <span>{t("partner-logout-session-required")}</span>
                    </label>
                </fieldset>
                {text_field(INITIATE_LOGIN, t("partner-initiate-login"), t("partner-initiate-login-hint"), draft.initiate_login_uri, &errors)}
                {text_field(MAX_AGE, t("partner-max-age"), t("partner-max-age-hint"), draft.default_max_age, &errors)}
                <fieldset class="choose">
                    <legend>{t("partner-two-factors")}</legend>
                    <label class="pick">
                        <input type="checkbox" name=TWO_FACTORS value="yes" checked=draft.two_factors />
                        <span>{t("partner-two-factors-always")}</span>
                    </label>
                </fieldset>
                <div class="bar-save">
                    <button type="submit" class="btn btn-main">{save}</button>
                </div>
            </form>
        }
        .into_any()
    }
}

fn choices(field: &'static str, legend: String, hint: String, rows: Vec<Choice>) -> AnyView {
    let rows = rows.into_iter().map(|choice| view! { <PickRow field choice /> });
    view! {
        <fieldset class="choose">
            <legend>{legend}</legend>
            <p class="hint">{hint}</p>
            {rows.collect_view()}
        </fieldset>
    }
    .into_any()
}
