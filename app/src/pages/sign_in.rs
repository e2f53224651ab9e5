use leptos::prelude::*;
use oauth::client::proven::Proven;
use routes::{FORGOTTEN, SIGN_IN_PASSKEY};

use crate::components::app_tile::{TileSize, app_tile};
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::passkey_form::{PasskeyForm, PasskeyUse};
use crate::components::practice_accounts::{
    EMAIL, PASSWORD, PracticeAccountButtons, PracticeAccounts,
};
use crate::components::show_password::ShowPassword;
use crate::components::text_field::field_error;
use crate::context::platform_name;
use crate::i18n::title::error_title;
use crate::i18n::{Localizer, strong, strong_name, t, t_args, t_named, t_rich};
use crate::page::{ENTRIES, Frame, Page, Scripts};
use crate::pages::sign_in_ways::upstream_buttons;
pub use crate::pages::sign_in_ways::{UpstreamProblem, Ways};

#[derive(Clone, Debug)]
pub struct SignInPage {
    pub form: PostForm,
    pub reason: Option<SignInReason>,
    pub confirm: bool,
    pub email: String,
    pub error: Option<SignInError>,
    pub upstream: Ways,
    pub demo: Option<PracticeAccounts>,
    /// What sends a passkey's answer, where passkeys are asked for.
    pub passkey: Option<PostForm>,
}

#[derive(Clone, Debug)]
pub enum SignInReason {
    /// Its logo, if it is known whose that is.
    App { name: String, logo: Option<(String, Proven)> },
    /// A page of ours, by its title.
    Page(String),
    /// An account with the address that the identity provider names exists.
    Link { provider: String },
    /// They signed in with an identity provider, which does not change how one signs in here.
    AccountItself { provider: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInError {
    /// Never says whether the account or the password.
    WrongCredentials,
    /// For example "14:20".
    Throttled {
        until: String,
    },
    Missing {
        email: bool,
        password: bool,
    },
    FormExpired,
    /// The session ended in the middle of a form, which is preserved; or the browser did not send
    /// its cookie back.
    SignedOut {
        cookie: bool,
    },
    /// The browser did not send the cookie back to which the form is bound.
    NoCookie,
    /// No company's identity provider is known for the address.
    NoCompanySignIn,
    Upstream(UpstreamProblem),
    Passkey,
    /// The challenge had ended.
    PasskeyLate,
}

fn errors(error: Option<&SignInError>) -> Vec<FormError> {
    match error {
        None => Vec::new(),
        Some(SignInError::WrongCredentials) => {
            vec![FormError::new(t("sign-in-wrong"), "email")]
        }
        Some(SignInError::Throttled { until }) => {
            let text = t_args("sign-in-throttled", &[("time", until.as_str().into())]);
            vec![FormError { text, field: None }]
        }
        Some(SignInError::Missing { email, password }) => {
            let email = email.then(|| FormError::new(t("sign-in-no-email"), "email"));
            let password = password.then(|| FormError::new(t("sign-in-no-password"), "password"));
            email.into_iter().chain(password).collect()
        }
        Some(SignInError::NoCompanySignIn) => {
            vec![FormError::new(t("sign-in-no-company"), "email")]
        }
        Some(SignInError::Upstream(problem)) => {
            vec![FormError { text: problem.text(), field: None }]
        }
        Some(SignInError::Passkey) => {
            vec![FormError { text: t("sign-in-passkey-wrong"), field: None }]
        }
        Some(SignInError::PasskeyLate) => {
            vec![FormError { text: t("sign-in-passkey-late"), field: None }]
        }
        Some(SignInError::FormExpired) => {
            vec![FormError { text: t("sign-in-expired"), field: None }]
        }
        Some(SignInError::SignedOut { cookie: true }) => {
            vec![FormError { text: t("sign-in-kept"), field: None }]
        }
        Some(SignInError::NoCookie | SignInError::SignedOut { cookie: false }) => {
            vec![FormError { text: t("sign-in-no-cookie"), field: None }]
        }
    }
}

impl Page for SignInPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("sign-in")
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        let title = localizer.t_args("sign-in-title", &[("platform", platform.into())]);
        if self.has_errors() { error_title(localizer, title) } else { title }
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn status(&self) -> u16 {
        match self.error {
            None => 200,
            Some(SignInError::SignedOut { .. }) => 410,
            Some(SignInError::Throttled { .. }) => 429,
            Some(_) => 422,
        }
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn frame(&self) -> Frame {
        Frame::FlowCard
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let errors = errors(page.error.as_ref());
        let (no_email, no_password) = match page.error {
            Some(SignInError::Missing { email, password }) => (email, password),
            _ => (false, false),
        };
        let wrong = page.error == Some(SignInError::WrongCredentials);
        let no_company = page.error == Some(SignInError::NoCompanySignIn);
        let Ways { password, buttons, by_address } = page.upstream;
        let demo = page.demo.map(|accounts| {
            view! {
                <section aria-labelledby="practice">
                    <h2 id="practice" class="vh">{t("practice-accounts")}</h2>
                    <PracticeAccountButtons accounts />
                </section>
            }
        });
        let username = if page.passkey.is_some() { "username webauthn" } else { "username" };
        let passkey = page.passkey.map(|form| {
            view! {
                <p class="or">{t("sign-in-or")}</p>
                <PasskeyForm
                    form
                    challenge=SIGN_IN_PASSKEY
                    of=PasskeyUse::SignIn
                    label=t("passkey-sign-in")
                />
            }
        });
        view! {
                <div class="card">
                    <ErrorSummary errors />
                    <h1>{t_args("sign-in-title", &[("platform", platform_name().into())])}</h1>
                    {reason(page.reason, page.confirm)}
                    <form
                        id=ENTRIES
                        method="post"
                        action=page.form.action
                        class="fields"
                        novalidate=true
                    >
                        <HiddenFields fields=page.form.hidden />
                        {password
                            .then(|| {
                                view! {
                                    <Field
                                        id=EMAIL
                                        label=t("sign-in-email")
                                        kind="email"
                                        autocomplete=username
                                        value=page.email
                                        error=no_email.then(|| t("sign-in-no-email"))
                                        invalid=no_email || wrong || no_company
                                    />
                                    <Field
                                        id=PASSWORD
                                        label=t("sign-in-password")
                                        kind="password"
                                        autocomplete="current-password"
                                        value=String::new()
                                        error=no_password.then(|| t("sign-in-no-password"))
                                        invalid=no_password || wrong
                                    />
                                    <ShowPassword />
                                    <button type="submit" class="btn btn-main">
                                        {t("sign-in")}
                                    </button>
                                }
                            })}
                        {upstream_buttons(buttons, by_address, password)}
                    </form>
                    {passkey}
                    {password
                        .then(|| {
                            view! {
                                <p class="small">
                                    <a href=FORGOTTEN>{t("forgotten-link")}</a>
                                </p>
                            }
                        })}
                </div>
                {demo}
        }
        .into_any()
    }
}

/// Why the user is asked to sign in.
fn reason(reason: Option<SignInReason>, confirm: bool) -> Option<AnyView> {
    let line = |text: AnyView| view! { <p class="for"><span>{text}</span></p> }.into_any();
    match reason {
        Some(SignInReason::App { name, logo }) => {
            // It is shown where its mark is.
            let proven = logo.as_ref().map_or(Proven::Nothing, |(_, proven)| proven.clone());
            let logo = logo.map(|(logo, _)| logo);
            let tile = app_tile(&name, logo, &proven, TileSize::Small);
            let slots = vec![("app", strong_name(name.clone()))];
            let key = if confirm { "sign-in-confirm" } else { "sign-in-reason" };
            let unseen = t_named("sign-in-unseen", ("app", name));
            Some(
                view! {
                    <div class="for">
                        {tile} <div>
                            <p>{t_rich(key, slots)}</p>
                            <p class="muted">{unseen}</p>
                        </div>
                    </div>
                }
                .into_any(),
            )
        }
        Some(SignInReason::Link { provider }) => {
            let slots = vec![("name", strong_name(provider))];
            Some(line(t_rich("sign-in-link-first", slots)))
        }
        Some(SignInReason::AccountItself { provider }) => {
            let slots = vec![("name", strong_name(provider))];
            Some(line(t_rich("sign-in-account-itself", slots)))
        }
        _ if confirm => Some(line(t("sign-in-confirm-yourself").into_any())),
        Some(SignInReason::Page(title)) => {
            Some(line(t_rich("sign-in-reason", vec![("app", strong(title))])))
        }
        None => None,
    }
}

#[component]
fn Field(
    id: &'static str,
    label: String,
    kind: &'static str,
    autocomplete: &'static str,
    value: String,
    error: Option<String>,
    invalid: bool,
) -> AnyView {
    let error_id = format!("{id}-error");
    let described = error.as_ref().map(|_| error_id.clone());
    let error = field_error(error_id, error);
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {error}
            <input
                id=id
                name=id
                class="in"
                type=kind
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                value=value
                required=true
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}
