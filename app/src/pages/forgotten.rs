//! Who has forgotten their password asks for a link.

use leptos::prelude::*;
use routes::SIGN_IN;

use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::text_field::field_error;
use crate::context::{of_this_page, platform_name};
use crate::i18n::{Localizer, email, t, t_args, t_rich, t_rich_args};
use crate::page::{ENTRIES, Page};

pub const EMAIL: &str = "email";

#[derive(Clone, Debug)]
pub struct ForgottenPage {
    pub form: PostForm,
    pub email: String,
    pub errors: Vec<FormError>,
    pub status: Option<u16>,
}

/// The same whether there is such an account or not.
#[derive(Clone, Debug)]
pub struct LinkSentPage {
    pub email: String,
    /// For how long the link works.
    pub minutes: u32,
}

impl Page for ForgottenPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("forgotten-title")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn status(&self) -> u16 {
        self.status.unwrap_or(if self.has_errors() { 422 } else { 200 })
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = error_for(&page.errors, EMAIL);
        let invalid = error.is_some();
        view! {
            <div class="card">
                <ErrorSummary errors=page.errors />
                <h1>{t("forgotten-title")}</h1>
                <p>{t_args("forgotten-text", &[("platform", platform_name().into())])}</p>
                <form id=ENTRIES method="post" action=page.form.action class="fields" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <div class="field">
                        <label for=EMAIL>{t("sign-in-email")}</label>
                        {field_error("email-error", error)}
                        <input
                            id=EMAIL
                            name=EMAIL
                            class="in"
                            type="email"
                            autocomplete="username"
                            autocapitalize="none"
                            spellcheck="false"
                            value=page.email
                            required=true
                            aria-invalid=invalid.then_some("true")
                            aria-describedby=invalid.then_some("email-error")
                        />
                    </div>
                    <button type="submit" class="btn btn-main">
                        {t("forgotten-send")}
                    </button>
                </form>
                <p class="small">
                    <a href=SIGN_IN>{t("forgotten-back")}</a>
                </p>
            </div>
        }
        .into_any()
    }
}

impl Page for LinkSentPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("forgotten-sent")
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let sent = t_rich_args(
            "forgotten-sent-text",
            &[("minutes", page.minutes.into())],
            vec![("email", email(page.email))],
        );
        let support = of_this_page(|context| context.brand.support_email().map(str::to_owned));
        let write = support.map(|address| {
            let href = format!("mailto:{address}");
            let link = view! { <a class="wrap" href=href>{address}</a> }.into_any();
            view! {
                " "
                {t_rich("help-write", vec![("address", link)])}
            }
        });
        view! {
            <div class="card">
                <h1>{t("forgotten-sent")}</h1>
                <p class="for">
                    <span>{sent}</span>
                </p>
                <p class="small muted">{t("forgotten-none")} {write}</p>
                <a class="btn btn-w" href=SIGN_IN>
                    {t("forgotten-back")}
                </a>
            </div>
        }
        .into_any()
    }
}
