//! Signing in.

use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
        practice_accounts::{PracticeAccountList, PracticeAccounts},
    },
    islands::show_password::ShowPassword,
    render::RenderContext,
};

/// What the sign-in page shows. The form's own fields are `email` and
/// `password`.
#[derive(Clone, Debug)]
pub struct SignInPage {
    /// Where it is posted, with the hidden fields.
    pub form: PostForm,
    /// The app that waits, when one does.
    pub app_name: Option<String>,
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

const NO_EMAIL: &str = "Enter your email address.";
const NO_PASSWORD: &str = "Enter your password.";

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
    pub fn title(&self, platform: &str) -> String {
        let prefix = if self.error.is_some() { "Error: " } else { "" };
        format!("{prefix}Sign in to {platform}")
    }
}

fn faults(error: Option<&SignInError>) -> Vec<Fault> {
    let fault = |text: &str, field: Option<&str>| Fault {
        text: text.to_owned(),
        field: field.map(str::to_owned),
    };
    match error {
        None => Vec::new(),
        Some(SignInError::WrongCredentials) => vec![fault(
            "The email or password is not right. Check both and try again.",
            Some("email"),
        )],
        Some(SignInError::Throttled { until }) => {
            vec![fault(&format!("Too many attempts. Try again after {until}."), None)]
        }
        Some(SignInError::Missing { email, password }) => {
            let email = email.then(|| fault(NO_EMAIL, Some("email")));
            let password = password.then(|| fault(NO_PASSWORD, Some("password")));
            email.into_iter().chain(password).collect()
        }
        Some(SignInError::FormExpired) => {
            vec![fault("This page was open too long. Please sign in again.", None)]
        }
    }
}

/// The sign-in page.
#[component]
pub fn SignIn(
    /// What it shows.
    page: SignInPage,
) -> impl IntoView {
    let platform = expect_context::<RenderContext>().platform_name;
    let faults = faults(page.error.as_ref());
    let (no_email, no_password) = match page.error {
        Some(SignInError::Missing { email, password }) => (email, password),
        _ => (false, false),
    };
    let wrong = page.error == Some(SignInError::WrongCredentials);
    let reason = page.app_name.map(|app| {
        view! {
            <p class="lead">
                "to continue to "
                <strong>
                    <bdi>{app.clone()}</bdi>
                </strong>
            </p>
            <p class="muted">
                <bdi>{app}</bdi>
                " does not see your password."
            </p>
        }
    });
    let demo = page.demo.map(|accounts| {
        view! {
            <aside class="box" aria-labelledby="practice">
                <h2 id="practice">"Practice accounts"</h2>
                <PracticeAccountList accounts />
            </aside>
        }
    });
    view! {
        <div class="card">
            <ErrorSummary faults />
            <h1>{format!("Sign in to {platform}")}</h1>
            {reason}
            <form method="post" action=page.form.action class="stack" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <Field
                    id="email"
                    label="Email"
                    kind="email"
                    autocomplete="username"
                    value=page.email
                    error=no_email.then_some(NO_EMAIL)
                    invalid=no_email || wrong
                />
                <Field
                    id="password"
                    label="Password"
                    kind="password"
                    autocomplete="current-password"
                    value=String::new()
                    error=no_password.then_some(NO_PASSWORD)
                    invalid=no_password || wrong
                />
                <ShowPassword />
                <button type="submit" class="btn btn-main btn-wide">
                    "Sign in"
                </button>
            </form>
        </div>
        {demo}
    }
}

#[component]
fn Field(
    id: &'static str,
    label: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    value: String,
    error: Option<&'static str>,
    invalid: bool,
) -> AnyView {
    let error_id = format!("{id}-error");
    let described = error.map(|_| error_id.clone());
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
