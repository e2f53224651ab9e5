use leptos::prelude::*;

use crate::components::buttons::SubmitButton;
use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::icon::{Icon, Symbol};
use crate::components::page_head::PageHead;
use crate::components::pick_row::PickRow;
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::credentials::form::NAME;
use crate::pages::credentials::key::form::{CONFIRM, KIND};
use crate::pages::credentials::key::present::KeyFormPage;
use crate::pages::credentials::present::crumbs;

impl Page for KeyFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-key-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Credentials)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = page.errors;
        let confirm_error = error_for(&errors, CONFIRM);
        let confirm = if page.kinds.is_empty() {
            t("cred-key-confirm")
        } else {
            t("cred-key-confirm-partner")
        };
        let kinds = (!page.kinds.is_empty()).then(|| {
            let choices = page.kinds.into_iter();
            let choices = choices.map(|choice| view! { <PickRow field=KIND choice /> });
            view! {
                <fieldset>
                    <legend>{t("cred-key-kind")}</legend>
                    {choices.collect_view()}
                </fieldset>
            }
        });
        let invalid = confirm_error.is_some();
        let confirm_error = field_error("confirm-error", confirm_error);
        let warning = t_args("cred-key-warning-text", &[("company", page.company.into())]);
        view! {
            <ErrorSummary errors=errors.clone() />
            <PageHead title=t("cred-key-new") crumbs=crumbs() />
            <form id=ENTRIES method="post" action=page.form.action class="parts narrow" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <div class="box box-danger">
                    <h2>
                        <Icon symbol=Symbol::Warning />
                        {t("cred-key-warning")}
                    </h2>
                    <p>{warning}</p>
                </div>
                <div class="panel panel-in roomy">
                    {text_field(NAME, t("cred-name"), t("cred-name-hint"), page.name, &errors)}
                    {kinds}
                    <div>
                        {confirm_error}
                        <label class="pick-row">
                            <input
                                type="checkbox"
                                id=CONFIRM
                                name=CONFIRM
                                value="yes"
                                aria-invalid=invalid.then_some("true")
                                aria-describedby=invalid.then_some("confirm-error")
                            />
                            <span>{confirm}</span>
                        </label>
                    </div>
                </div>
                <SubmitButton label=t("cred-key-create") />
            </form>
        }
        .into_any()
    }
}
