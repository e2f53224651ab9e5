use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::pick_row::PickRow;
use crate::components::scope_line::{Control, scope_groups};
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::credentials::client::form::ROLE;
use crate::pages::credentials::client::present::ClientFormPage;
use crate::pages::credentials::form::{ACTION, NAME, NOTE, PERMISSIONS, REVIEW};

impl Page for ClientFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-client-new")
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
        let role_error = error_for(&errors, ROLE);
        let described_by = role_error.is_some().then_some("role-error");
        let role_error = field_error("role-error", role_error);
        let roles = page.roles.into_iter();
        let roles = roles.map(|choice| view! { <PickRow field=ROLE choice described_by /> });
        let roles = roles.collect_view();
        let permissions = scope_groups(page.permissions, "", Control::Choose);
        let lead = t_args("cred-client-lead", &[("company", page.company.into())]);
        view! {
            <div class="page">
                <ErrorSummary errors=errors.clone() />
                <h1>{t("cred-client-new")}</h1>
                <p class="lead">{lead}</p>
                <form id=ENTRIES method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    {text_field(NAME, t("cred-name"), t("cred-client-name-hint"), page.name, &errors)}
                    {text_field(NOTE, t("cred-description"), t("cred-note-hint"), page.note, &errors)}
                    <fieldset id=ROLE>
                        <legend>{t("cred-client-role")}</legend>
                        {role_error}
                        {roles}
                    </fieldset>
                    <fieldset id=PERMISSIONS>
                        <legend><h2>{t("cred-permissions")}</h2></legend>
                        {permissions}
                    </fieldset>
                    <p class="box">{t("cred-client-no-more")}</p>
                    <p>
                        <button type="submit" class="btn btn-main" name=ACTION value=REVIEW>
                            {t("cred-review")}
                        </button>
                    </p>
                </form>
            </div>
        }
        .into_any()
    }
}
