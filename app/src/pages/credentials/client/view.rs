use leptos::prelude::*;

use crate::components::error_summary::{ErrorSummary, error_for};
use crate::components::form::HiddenFields;
use crate::components::pick_row::PickRow;
use crate::components::scope_line::{Control, ScopeGroupList};
use crate::components::text_field::TextField;
use crate::i18n::{Localizer, t, t_args};
use crate::page::Page;
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

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = |field| error_for(&page.errors, field);
        let (name_error, note_error, role_error) = (error(NAME), error(NOTE), error(ROLE));
        let described_by = role_error.is_some().then_some("role-error");
        let role_error = role_error.map(|text| {
            view! {
                <p class="field-error" id="role-error">
                    {text}
                </p>
            }
        });
        let roles = page.roles.into_iter();
        let roles = roles.map(|choice| view! { <PickRow field=ROLE choice described_by /> });
        let roles = roles.collect_view();
        let permissions = page
            .permissions
            .into_iter()
            .map(|group| {
                view! { <ScopeGroupList group publisher=String::new() control=Control::Choose /> }
            })
            .collect_view();
        let lead = t_args("cred-client-lead", &[("company", page.company.into())]);
        view! {
            <div class="page">
                <ErrorSummary errors=page.errors />
                <h1>{t("cred-client-new")}</h1>
                <p class="lead">{lead}</p>
                <form method="post" action=page.form.action class="stack" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <TextField
                        id=NAME
                        label=t("cred-name")
                        hint=t("cred-client-name-hint")
                        value=page.name
                        error=name_error
                    />
                    <TextField
                        id=NOTE
                        label=t("cred-description")
                        hint=t("cred-note-hint")
                        value=page.note
                        error=note_error
                    />
                    <fieldset id=ROLE>
                        <legend>{t("cred-client-role")}</legend>
                        {role_error}
                        {roles}
                    </fieldset>
                    <fieldset id=PERMISSIONS>
                        <legend>
                            <h2>{t("cred-permissions")}</h2>
                        </legend>
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
