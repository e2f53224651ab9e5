//! A person wants another e-mail address.

use leptos::prelude::*;
use routes::ACCOUNT;

use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::page_head::{Crumb, PageHead};
use crate::components::text_field::field_error;
use crate::components::toast::Toast;
use crate::i18n::{Localizer, email, t, t_rich, t_rich_args};
use crate::page::{ENTRIES, Frame, Page, Place};
use crate::pages::own_account::form::EMAIL;

#[derive(Clone, Debug)]
pub struct ChangeAddressPage {
    pub form: PostForm,
    /// The address that they have.
    pub present: String,
    /// What they typed.
    pub email: String,
    /// Where a link went that works.
    pub wanted: Option<String>,
    /// For how long the link works.
    pub minutes: u32,
    pub done: Option<String>,
    pub errors: Vec<FormError>,
    pub status: Option<u16>,
}

/// Asks whether the address, to which a link has gone, is to be theirs.
#[derive(Clone, Debug)]
pub struct UseAddressPage {
    pub form: PostForm,
    pub email: String,
    pub present: String,
}

/// The link opens nothing any more, or never did.
#[derive(Clone, Copy, Debug)]
pub struct DeadAddressLinkPage {
    pub expired: bool,
}

impl Page for ChangeAddressPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("address-title")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn status(&self) -> u16 {
        self.status.unwrap_or(if self.has_errors() { 422 } else { 200 })
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let crumbs = vec![Crumb::new(ACCOUNT, t("account-title"))];
        let lead = t_rich("address-lead", vec![("email", email(page.present))]);
        let wanted = page.wanted.map(|wanted| {
            let minutes = [("minutes", page.minutes.into())];
            let sent = t_rich_args("address-waits", &minutes, vec![("email", email(wanted))]);
            view! { <p class="note narrow">{sent}</p> }
        });
        let error = error_for(&page.errors, EMAIL);
        let invalid = error.is_some();
        view! {
            <ErrorSummary errors=page.errors />
            <Toast text=page.done />
            <PageHead title=t("address-title") crumbs lead=Some(lead) />
            {wanted}
            <form
                id=ENTRIES
                method="post"
                action=page.form.action
                class="panel panel-in form narrow"
                novalidate=true
            >
                <HiddenFields fields=page.form.hidden />
                <div class="field">
                    <label for=EMAIL>{t("address-new")}</label>
                    <p class="hint" id="email-hint">
                        {t("address-hint")}
                    </p>
                    {field_error("email-error", error)}
                    <input
                        id=EMAIL
                        name=EMAIL
                        class="in"
                        type="email"
                        autocomplete="email"
                        autocapitalize="none"
                        spellcheck="false"
                        value=page.email
                        required=true
                        aria-invalid=invalid.then_some("true")
                        aria-describedby=if invalid { "email-error email-hint" } else { "email-hint" }
                    />
                </div>
                <div>
                    <button type="submit" class="btn btn-main">
                        {t("forgotten-send")}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }
}

impl Page for UseAddressPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t_args("address-question", &[("email", self.email.as_str().into())])
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        view! {
            <div class="card">
                <h1 class="wrap">
                    {t_rich("address-question", vec![("email", email(page.email))])}
                </h1>
                <p>{t("account-email-hint")}</p>
                <p>{t_rich("address-told", vec![("email", email(page.present))])}</p>
                <form id=ENTRIES method="post" action=page.form.action class="form">
                    <HiddenFields fields=page.form.hidden />
                    <div class="decide">
                        <a class="btn" href=ACCOUNT>
                            {t("address-keep")}
                        </a>
                        <button type="submit" class="btn btn-main">
                            {t("address-use")}
                        </button>
                    </div>
                </form>
            </div>
        }
        .into_any()
    }
}

impl Page for DeadAddressLinkPage {
    fn title(&self, localizer: Localizer) -> String {
        if self.expired { localizer.t("not-me-expired") } else { localizer.t("not-me-unknown") }
    }

    fn status(&self) -> u16 {
        if self.expired { 410 } else { 404 }
    }

    fn view(self: Box<Self>) -> AnyView {
        let (heading, text) = if self.expired {
            (t("not-me-expired"), t("choose-expired"))
        } else {
            (t("not-me-unknown"), t("address-unknown"))
        };
        view! {
            <div class="card">
                <h1>{heading}</h1>
                <p class="for">
                    <span>{text}</span>
                </p>
                <a class="btn btn-w" href=routes::ACCOUNT_EMAIL>
                    {t("choose-again")}
                </a>
            </div>
        }
        .into_any()
    }
}
