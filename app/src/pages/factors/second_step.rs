use leptos::prelude::*;
use routes::SIGN_IN_PASSKEY;

use crate::components::error_summary::{ErrorSummary, FormError, error_for};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::passkey_form::{PasskeyForm, PasskeyUse};
use crate::components::text_field::field_error;
use crate::i18n::title::error_title;
use crate::i18n::{Localizer, email, t, t_args, t_rich};
use crate::page::{ENTRIES, Frame, Page, Scripts};
use crate::pages::factors::CODE;

/// After the right password: the code of an authenticator app, a recovery code, or a passkey.
#[derive(Clone, Debug)]
pub struct SecondStepPage {
    pub form: PostForm,
    pub email: String,
    /// Whether there is an app that shows codes.
    pub has_codes: bool,
    /// What sends a passkey's answer, if the person has one.
    pub passkey: Option<PostForm>,
    /// The address of the other form: for a recovery code, or back from it.
    pub other: String,
    pub recovery: bool,
    pub start_again: String,
    pub error: Option<SecondStepError>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondStepError {
    WrongCode,
    /// For example "14:20".
    Throttled {
        until: String,
    },
}

impl SecondStepPage {
    fn errors(&self) -> Vec<FormError> {
        let error = self.error.as_ref().map(|error| match error {
            SecondStepError::WrongCode if self.recovery => {
                FormError::new(t("recovery-code-wrong"), CODE)
            }
            SecondStepError::WrongCode => FormError::new(t("code-wrong"), CODE),
            SecondStepError::Throttled { until } => {
                let text = t_args("sign-in-throttled", &[("time", until.as_str().into())]);
                FormError { text, field: None }
            }
        });
        error.into_iter().collect()
    }

    fn codes(&self) -> AnyView {
        let errors = self.errors();
        let wrong = error_for(&errors, CODE);
        let invalid = wrong.is_some();
        let (label, hint, other) = if self.recovery {
            (t("recovery-code"), t("recovery-code-hint"), t("code-instead"))
        } else {
            (t("code"), t("code-hint"), t("recovery-code-instead"))
        };
        let described = if invalid { "code-error code-hint" } else { "code-hint" };
        let (mode, complete) =
            if self.recovery { ("text", "off") } else { ("numeric", "one-time-code") };
        view! {
            <form id=ENTRIES method="post" action=self.form.action.clone() class="fields" novalidate=true>
                <HiddenFields fields=self.form.hidden.clone() />
                <div class="field">
                    <label for=CODE>{label}</label>
                    <p class="hint" id="code-hint">{hint}</p>
                    {field_error("code-error", wrong)}
                    <input
                        id=CODE
                        name=CODE
                        type="text"
                        class="in"
                        inputmode=mode
                        autocomplete=complete
                        autocapitalize="none"
                        spellcheck="false"
                        maxlength="40"
                        autofocus=errors.is_empty()
                        aria-invalid=invalid.then_some("true")
                        aria-describedby=described
                    />
                </div>
                <button type="submit" class="btn btn-main">{t("sign-in")}</button>
            </form>
            <p class="small"><a href=self.other.clone()>{other}</a></p>
        }
        .into_any()
    }
}

impl Page for SecondStepPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("second-step")
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        let title = crate::i18n::title::titled(localizer, self.title(localizer), platform);
        if self.has_errors() { error_title(localizer, title) } else { title }
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn status(&self) -> u16 {
        match self.error {
            None => 200,
            Some(SecondStepError::WrongCode) => 422,
            Some(SecondStepError::Throttled { .. }) => 429,
        }
    }

    fn scripts(&self) -> Scripts {
        if self.passkey.is_some() { Scripts::Inline } else { Scripts::None }
    }

    fn frame(&self) -> Frame {
        Frame::FlowCard
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        self.has_codes
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let codes = page.has_codes.then(|| page.codes());
        let errors = page.errors();
        let or = page.has_codes.then(|| view! { <p class="or">{t("sign-in-or")}</p> });
        let passkey = page.passkey.map(|form| {
            view! {
                {or}
                <PasskeyForm
                    form
                    challenge=SIGN_IN_PASSKEY
                    of=PasskeyUse::SignIn
                    label=t("passkey-sign-in")
                />
            }
        });
        let who = t_rich("second-step-for", vec![("email", email(page.email))]);
        view! {
            <div class="card">
                <ErrorSummary errors />
                <h1>{t("second-step")}</h1>
                <p class="for"><span>{who}</span></p>
                {codes}
                {passkey}
                <p class="small muted">
                    {t("second-step-lost")} " "
                    <a href=page.start_again>{t("second-step-start-again")}</a>
                </p>
            </div>
        }
        .into_any()
    }
}
