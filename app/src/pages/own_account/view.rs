use leptos::prelude::*;
use routes::{ACCOUNT_DELETE, ACCOUNT_EMAIL, ACCOUNT_PASSWORD, PASSKEYS, SECOND_FACTOR};

use crate::components::error_summary::ErrorSummary;
use crate::components::page_head::PageHead;
use crate::components::toast::Toast;
use crate::context::platform_name;
use crate::i18n::{Localizer, email, t, t_args};
use crate::page::{Frame, Page, Place};
use crate::pages::own_account::details::Details;
use crate::pages::own_account::providers::LinkedProviders;
use crate::pages::own_account::sessions::Sessions;

#[derive(Clone, Debug)]
pub struct AccountPage {
    pub done: Option<String>,
    pub details: Details,
    pub email: String,
    pub providers: LinkedProviders,
    pub sessions: Sessions,
    /// Whether people may delete their accounts.
    pub deletes: bool,
    /// Whether people sign in here with passwords at all.
    pub passwords: bool,
}

impl Page for AccountPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("account-title")
    }

    fn has_errors(&self) -> bool {
        !self.details.errors.is_empty()
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let lead = t_args("account-lead", &[("platform", platform_name().into())]);
        let errors = page.details.errors.clone();
        let own = page.passwords.then(|| vec![password(), passkeys(), second_factor()]);
        let sections: Vec<AnyView> = [page.details.view(), address(page.email, page.passwords)]
            .into_iter()
            .chain(own.into_iter().flatten())
            .chain(page.providers.view().filter(|_| page.passwords))
            .chain([page.sessions.view()])
            .chain(page.deletes.then(delete))
            .collect();
        view! {
            <ErrorSummary errors />
            <Toast text=page.done />
            <PageHead title=t("account-title") lead=Some(lead.into_any()) />
            {sections}
        }
        .into_any()
    }
}

/// Who signs in elsewhere has the address from there.
fn address(address: String, changes: bool) -> AnyView {
    let change =
        changes.then(|| view! { <a class="btn" href=ACCOUNT_EMAIL>{t("address-title")}</a> });
    view! {
        <section class="page-part" aria-labelledby="address">
            <h2 id="address">{t("account-email")}</h2>
            <div class="panel panel-in row">
                <div>
                    <p>{email(address)}</p>
                    <p class="small muted">{t("account-email-hint")}</p>
                </div>
                {change}
            </div>
        </section>
    }
    .into_any()
}

fn password() -> AnyView {
    let change = view! { <a class="btn" href=ACCOUNT_PASSWORD>{t("password-title")}</a> };
    line("password", t("account-password"), t("account-password-text"), change.into_any())
}

fn passkeys() -> AnyView {
    let manage = view! { <a class="btn" href=PASSKEYS>{t("account-passkeys-manage")}</a> };
    line("passkeys", t("passkeys"), t("account-passkeys-text"), manage.into_any())
}

fn second_factor() -> AnyView {
    let manage =
        view! { <a class="btn" href=SECOND_FACTOR>{t("account-second-factor-manage")}</a> };
    line("second-factor", t("second-factor"), t("account-second-factor-text"), manage.into_any())
}

fn delete() -> AnyView {
    let delete =
        view! { <a class="btn btn-danger" href=ACCOUNT_DELETE>{t("delete-do")}</a> }.into_any();
    line("delete", t("delete-do"), t("account-delete-text"), delete)
}

/// A part with one thing to do.
pub(super) fn line(id: &'static str, heading: String, text: String, action: AnyView) -> AnyView {
    view! {
        <section class="page-part" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            <div class="panel panel-in row">
                <p>{text}</p>
                {action}
            </div>
        </section>
    }
    .into_any()
}
