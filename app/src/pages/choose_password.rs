//! What a link in an email leads to: its holder chooses a password.

use leptos::prelude::*;
use oauth::credential::password_link::LinkPurpose;

use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::passkey_form::{PasskeyForm, PasskeyUse};
use crate::components::password_field::{PasswordField, PasswordKind};
use crate::components::show_password::ShowPassword;
use crate::context::platform_name;
use crate::i18n::{Localizer, email, strong_name, t, t_args, t_rich};
use crate::page::{Page, Scripts};
use crate::pages::own_account::form::PASSWORD;
use crate::pages::own_account::password::{Delegates, Username};

#[derive(Clone, Debug)]
pub struct ChoosePasswordPage {
    pub purpose: LinkPurpose,
    pub form: PostForm,
    pub name: String,
    pub email: String,
    pub errors: Vec<FormError>,
    pub delegates: bool,
    /// For who is invited, and may make a passkey instead.
    pub passkey: Option<PasskeyInstead>,
}

#[derive(Clone, Debug)]
pub struct PasskeyInstead {
    pub form: PostForm,
    /// Where the challenge is.
    pub challenge: String,
}

fn title(localizer: Localizer, purpose: LinkPurpose) -> String {
    match purpose {
        LinkPurpose::Reset => localizer.t("choose-title"),
        LinkPurpose::Invitation => localizer.t("choose-first"),
    }
}

impl Page for ChoosePasswordPage {
    fn title(&self, localizer: Localizer) -> String {
        title(localizer, self.purpose)
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let who = vec![("name", strong_name(page.name)), ("email", email(page.email.clone()))];
        let (heading, who, delegates) = match page.purpose {
            LinkPurpose::Reset => {
                let delegates = view! { <Delegates checked=page.delegates /> };
                (t("choose-title"), t_rich("choose-for", who), Some(delegates))
            }
            LinkPurpose::Invitation => {
                let platform = [("platform", platform_name().into())];
                (t_args("choose-welcome", &platform), t_rich("choose-for", who), None)
            }
        };
        let after = page
            .errors
            .is_empty()
            .then(|| view! { <p class="small muted">{t("choose-after")}</p> });
        let passkey = page.passkey.map(|PasskeyInstead { form, challenge }| {
            view! {
                <p class="or">{t("sign-in-or")}</p>
                <PasskeyForm
                    form
                    challenge
                    of=PasskeyUse::Make
                    label=t("choose-passkey")
                />
            }
        });
        view! {
            <div class="card">
                <ErrorSummary errors=page.errors.clone() />
                <h1>{heading}</h1>
                <p class="for">
                    <span>{who}</span>
                </p>
                <form method="post" action=page.form.action class="fields" novalidate=true>
                    <HiddenFields fields=page.form.hidden />
                    <Username email=page.email />
                    <PasswordField
                        id=PASSWORD
                        label=t("password-new")
                        kind=PasswordKind::New
                        error=error_for(&page.errors, PASSWORD)
                    />
                    <ShowPassword />
                    {delegates}
                    <button type="submit" class="btn btn-main">
                        {t("choose-set")}
                    </button>
                </form>
                {passkey}
                {after}
            </div>
        }
        .into_any()
    }
}
