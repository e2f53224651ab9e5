use leptos::prelude::*;
use oauth::credential::password_policy::{LIMIT, MINIMUM, PasswordError, Weakness};
use routes::{ACCOUNT, ACCOUNT_PASSWORD, sign_in_again};

use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::page_head::{Crumb, PageHead};
use crate::components::password_field::{PasswordField, PasswordKind};
use crate::components::show_password::ShowPassword;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place, Scripts};
use crate::pages::own_account::form::{DELEGATES, PASSWORD, PRESENT_PASSWORD};

#[derive(Clone, Debug)]
pub struct ChangePasswordPage {
    pub form: PostForm,
    pub email: String,
    pub errors: Vec<FormError>,
    /// Not a mistake in the form: for example, too many tries.
    pub status: Option<u16>,
    pub delegates: bool,
    pub proof: Proof,
}

/// By what the person shows that the account is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// They have given a passkey just now.
    Given,
    Password,
    /// A passkey does, too.
    PasswordOrPasskey,
}

impl Page for ChangePasswordPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("password-title")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn status(&self) -> u16 {
        self.status.unwrap_or(if self.has_errors() { 422 } else { 200 })
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Account)
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let present = (page.proof != Proof::Given).then(|| {
            let error = error_for(&page.errors, PRESENT_PASSWORD);
            let (label, kind) = (t("password-present"), PasswordKind::Present);
            view! { <PasswordField id=PRESENT_PASSWORD label kind error /> }
        });
        let passkey = (page.proof == Proof::PasswordOrPasskey).then(|| {
            let sign_in = sign_in_again(ACCOUNT_PASSWORD);
            view! { <p class="small"><a href=sign_in>{t("password-by-passkey")}</a></p> }
        });
        let crumbs = vec![Crumb::new(ACCOUNT, t("account-title"))];
        view! {
            <ErrorSummary errors=page.errors.clone() />
            <PageHead
                title=t("password-title")
                crumbs
                lead=Some(t("password-lead").into_any())
            />
            <form
                method="post"
                action=page.form.action
                class="panel panel-in form narrow"
                novalidate=true
            >
                <HiddenFields fields=page.form.hidden />
                <Username email=page.email />
                {present}
                {passkey}
                <PasswordField
                    id=PASSWORD
                    label=t("password-new")
                    kind=PasswordKind::New
                    error=error_for(&page.errors, PASSWORD)
                />
                <ShowPassword />
                <Delegates checked=page.delegates />
                <div>
                    <button type="submit" class="btn btn-main">
                        {t("password-title")}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }
}

/// Tells password managers whose password it is.
#[component]
pub(crate) fn Username(email: String) -> impl IntoView {
    view! {
        <input
            type="text"
            class="vh"
            autocomplete="username"
            value=email
            readonly=true
            tabindex="-1"
            aria-hidden="true"
        />
    }
}

/// Whether apps and API tokens lose their access, too.
#[component]
pub(crate) fn Delegates(checked: bool) -> impl IntoView {
    view! {
        <label class="pick">
            <input type="checkbox" name=DELEGATES value="yes" checked=checked />
            <span>{t("password-delegates")}</span>
        </label>
    }
}

pub fn password_error(localizer: Localizer, error: PasswordError) -> FormError {
    let number = |count: usize| count.into();
    let text = match error {
        PasswordError::TooShort => {
            localizer.t_args("password-too-short", &[("minimum", number(MINIMUM))])
        }
        PasswordError::TooLong => {
            localizer.t_args("password-too-long", &[("limit", number(LIMIT))])
        }
        PasswordError::Control => localizer.t("password-control"),
        PasswordError::Weak(weakness) => localizer.t(match weakness {
            Weakness::Personal => "password-weak-personal",
            Weakness::Common => "password-weak-common",
            Weakness::Name => "password-weak-name",
            Weakness::Keyboard => "password-weak-keyboard",
            Weakness::Repeats => "password-weak-repeats",
            Weakness::Sequence => "password-weak-sequence",
            Weakness::Date => "password-weak-date",
            Weakness::Words => "password-weak-words",
        }),
    };
    FormError::new(text, PASSWORD)
}
