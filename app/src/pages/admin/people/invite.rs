use leptos::prelude::*;
use oauth::role::Role;
use provider::account::people::{Invitation, InvitationField};
use routes::ADMIN_PEOPLE;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::page_head::{Crumb, PageHead};
use crate::components::pick_row::{Choice, PickRow};
use crate::components::text_field::text_field;
use crate::i18n::{Localizer, t};
use crate::page::{ENTRIES, Place};
use crate::pages::admin::frame::AdminContent;
use crate::pages::admin::people::form::{EMAIL, FIRST_NAME, JOB_TITLE, LAST_NAME, ROLE};
use crate::pages::admin::people::present::role_choices;

#[derive(Clone, Debug)]
pub struct InvitePage {
    pub invitation: Invitation,
    pub roles: Vec<Choice>,
    pub form: PostForm,
    pub errors: Vec<FormError>,
}

pub fn invite_page(
    localizer: Localizer,
    invitation: Invitation,
    errors: Vec<FormError>,
    form: PostForm,
) -> InvitePage {
    let roles = role_choices(localizer, invitation.role.unwrap_or(Role::Standard));
    InvitePage { invitation, roles, form, errors }
}

pub fn field_error(localizer: Localizer, field: InvitationField) -> FormError {
    let line = || localizer.t("account-name-error");
    match field {
        InvitationField::Email => FormError::new(localizer.t("forgotten-no-email"), EMAIL),
        InvitationField::FirstName => FormError::new(line(), FIRST_NAME),
        InvitationField::LastName => FormError::new(line(), LAST_NAME),
        InvitationField::JobTitle => FormError::new(localizer.t("people-title-error"), JOB_TITLE),
    }
}

pub fn taken_error(localizer: Localizer) -> FormError {
    FormError::new(localizer.t("people-taken"), EMAIL)
}

impl AdminContent for InvitePage {
    const SECTION: Place = Place::People;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("people-invite")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self) -> AnyView {
        let Self { invitation, roles, form, errors } = self;
        let lead = t("people-invite-lead");
        let roles =
            roles.into_iter().map(|choice| view! { <PickRow field=ROLE choice /> }).collect_view();
        view! {
            <ErrorSummary errors=errors.clone() />
            <PageHead
                title=t("people-invite")
                crumbs=vec![Crumb::new(ADMIN_PEOPLE, t("people-title"))]
                lead=Some(lead.into_any())
            />
            <form id=ENTRIES method="post" action=form.action class="parts" novalidate=true>
                <HiddenFields fields=form.hidden />
                <div class="panel panel-in pair">
                    {text_field(
                        FIRST_NAME,
                        t("account-first-name"),
                        String::new(),
                        invitation.first_name,
                        &errors,
                    )}
                    {text_field(
                        LAST_NAME,
                        t("account-last-name"),
                        String::new(),
                        invitation.last_name,
                        &errors,
                    )}
                    {text_field(
                        EMAIL,
                        t("sign-in-email"),
                        t("people-email-hint"),
                        invitation.email,
                        &errors,
                    )}
                    {text_field(
                        JOB_TITLE,
                        t("people-job-title"),
                        t("people-job-title-hint"),
                        invitation.job_title,
                        &errors,
                    )}
                </div>
                <fieldset class="panel part">
                    <legend><h2>{t("people-role")}</h2></legend>
                    <div class="panel-in">
                        <div class="picks">{roles}</div>
                    </div>
                </fieldset>
                <div class="bar-save">
                    <button type="submit" class="btn btn-main">
                        {t("people-send")}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }
}
