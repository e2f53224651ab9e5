//! Signing in.

use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
        practice_accounts::{PracticeAccountList, PracticeAccounts},
    },
    islands::show_password::ShowPassword,
    page::fault,
    render,
    words::{Words, name, rich, say, say_with, strong_name},
};

/// What the sign-in page shows. The form's own fields are `email` and
/// `password`.
#[derive(Clone, Debug)]
pub struct SignInPage {
    /// Where it is posted, with the hidden fields.
    pub form: PostForm,
    /// The app that waits, when one does.
    pub app_name: Option<String>,
    /// Whether it is somebody signed in who is to confirm who they are.
    pub confirm: bool,
    /// What is in the e-mail field already.
    pub email: String,
    /// Why the form came back.
    pub error: Option<SignInError>,
    /// The accounts of the demo, when this is one.
    pub demo: Option<PracticeAccounts>,
}

/// Why signing in did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInError {
    /// No such account, or another password: never says which.
    WrongCredentials,
    /// Too many failures.
    Throttled {
        /// When to try again, for example "14:20".
        until: String,
    },
    /// A field was left empty.
    Missing {
        /// The e-mail address.
        email: bool,
        /// The password.
        password: bool,
    },
    /// The form's token was of another session, or too old.
    FormExpired,
}

impl SignInPage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self.error {
            None => 200,
            Some(SignInError::Throttled { .. }) => 429,
            Some(_) => 422,
        }
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        let title = words.say_with("sign-in-title", &[("platform", platform.into())]);
        if self.error.is_some() { fault(words, title) } else { title }
    }
}

fn faults(error: Option<&SignInError>) -> Vec<Fault> {
    let fault = |text: String, field: Option<&str>| Fault { text, field: field.map(str::to_owned) };
    match error {
        None => Vec::new(),
        Some(SignInError::WrongCredentials) => {
            vec![fault(say("sign-in-wrong"), Some("email"))]
        }
        Some(SignInError::Throttled { until }) => {
            vec![fault(say_with("sign-in-throttled", &[("time", until.as_str().into())]), None)]
        }
        Some(SignInError::Missing { email, password }) => {
            let email = email.then(|| fault(say("sign-in-no-email"), Some("email")));
            let password = password.then(|| fault(say("sign-in-no-password"), Some("password")));
            email.into_iter().chain(password).collect()
        }
        Some(SignInError::FormExpired) => {
            vec![fault(say("sign-in-expired"), None)]
        }
    }
}

/// The sign-in page.
#[component]
pub fn SignIn(
    /// What it shows.
    page: SignInPage,
) -> impl IntoView {
    let platform = render::platform_name();
    let faults = faults(page.error.as_ref());
    let (no_email, no_password) = match page.error {
        Some(SignInError::Missing { email, password }) => (email, password),
        _ => (false, false),
    };
    let wrong = page.error == Some(SignInError::WrongCredentials);
    let reason = page.app_name.map(|app| {
        let slots = vec![("app", strong_name(app.clone()))];
        let why = if page.confirm {
            rich("sign-in-confirm", slots)
        } else {
            rich("sign-in-reason", slots)
        };
        view! {
            <p class="lead">{why}</p>
            <p class="muted">
                {rich("sign-in-unseen", vec![("app", name(app))])}
            </p>
        }
    });
    let demo = page.demo.map(|accounts| {
        view! {
            <aside class="box" aria-labelledby="practice">
                <h2 id="practice">{say("practice-accounts")}</h2>
                <PracticeAccountList accounts />
            </aside>
        }
    });
    view! {
        <div class="card">
            <ErrorSummary faults />
            <h1>{say_with("sign-in-title", &[("platform", platform.into())])}</h1>
            {reason}
            <form method="post" action=page.form.action class="stack" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <Field
                    id="email"
                    label=say("sign-in-email")
                    kind="email"
                    autocomplete="username"
                    value=page.email
                    error=no_email.then(|| say("sign-in-no-email"))
                    invalid=no_email || wrong
                />
                <Field
                    id="password"
                    label=say("sign-in-password")
                    kind="password"
                    autocomplete="current-password"
                    value=String::new()
                    error=no_password.then(|| say("sign-in-no-password"))
                    invalid=no_password || wrong
                />
                <ShowPassword />
                <button type="submit" class="btn btn-main btn-wide">
                    {say("sign-in")}
                </button>
            </form>
        </div>
        {demo}
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
    let error = error.map(|text| {
        view! {
            <p class="field-error" id=error_id>
                {text}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {error}
            <input
                id=id
                name=id
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
