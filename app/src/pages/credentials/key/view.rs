use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::icon::{Icon, Symbol};
use crate::components::pick_row::PickRow;
use crate::components::text_field::TextField;
use crate::i18n::{Localizer, t, t_args};
use crate::page::Page;
use crate::pages::credentials::form::NAME;
use crate::pages::credentials::key::form::{CONFIRM, KIND};
use crate::pages::credentials::key::present::KeyFormPage;

impl Page for KeyFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-key-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = |field| error_for(&page.errors, field);
        let (name_error, confirm_error) = (error(NAME), error(CONFIRM));
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
        let confirm_error = confirm_error.map(|text| {
            view! {
                <p class="field-error" id="confirm-error">
                    {text}
                </p>
            }
        });
        let warning = t_args("cred-key-warning-text", &[("company", page.company.into())]);
        view! {
            <div class="page">
                <ErrorSummary errors=page.errors />
                <h1>{t("cred-key-new")}</h1>
                <div class="box box-danger">
                    <h2>
                        <Icon symbol=Symbol::Warning />
                        {t("cred-key-warning")}
                    </h2>
                    <p>{warning}</p>
                </div>
                <form method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <TextField
                        id=NAME
                        label=t("cred-name")
                        hint=t("cred-name-hint")
                        value=page.name
                        error=name_error
                    />
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
                    <p>
                        <button type="submit" class="btn btn-main">
                            {t("cred-key-create")}
                        </button>
                    </p>
                </form>

            </div>
        }
        .into_any()
    }
}
