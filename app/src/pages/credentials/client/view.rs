use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::page_head::PageHead;
use crate::components::permission_summary::PermissionSummaryLine;
use crate::components::pick_row::PickRow;
use crate::components::scope_line::{Control, scope_groups};
use crate::components::text_field::{field_error, text_field};
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Frame, Page, Place, Scripts};
use crate::pages::credentials::client::form::ROLE;
use crate::pages::credentials::client::present::ClientFormPage;
use crate::pages::credentials::form::{ACTION, NAME, NOTE, PERMISSIONS, REVIEW};
use crate::pages::credentials::present::crumbs;

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

    fn scripts(&self) -> Scripts {
        Scripts::Inline
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
        let lead = t_args("cred-client-lead", &[("company", page.company.into())]).into_any();
        view! {
            <ErrorSummary errors=errors.clone() />
            <PageHead title=t("cred-client-new") crumbs=crumbs() lead=Some(lead) />
            <form id=ENTRIES method="post" action=page.form.action class="parts" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <div class="panel panel-in pair">
                    {text_field(NAME, t("cred-name"), t("cred-client-name-hint"), page.name, &errors)}
                    {text_field(NOTE, t("cred-description"), t("cred-note-hint"), page.note, &errors)}
                </div>
                <fieldset id=ROLE class="panel part">
                    <legend><h2>{t("cred-client-role")}</h2></legend>
                    <div class="panel-in">{role_error} {roles}</div>
                </fieldset>
                <fieldset id=PERMISSIONS class="panel part">
                    <legend><h2>{t("cred-permissions")}</h2></legend>
                    <div class="panel-in">{permissions}</div>
                </fieldset>
                <p class="note">{t("cred-client-no-more")}</p>
                <div class="bar-save">
                    <button type="submit" class="btn btn-main" name=ACTION value=REVIEW>
                        {t("cred-review")}
                    </button>
                    <PermissionSummaryLine summary=page.summary />
                </div>
            </form>
        }
        .into_any()
    }
}
