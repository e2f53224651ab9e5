//! `/device`: where a person types the code that a device shows.

use leptos::prelude::*;

use crate::{
    components::{
        account_strip::{Account, AccountStrip},
        error_summary::{ErrorSummary, Fault},
        form::{HiddenFields, PostForm},
    },
    page::{fault, titled},
    words::{Words, say, say_with},
};

/// What the page shows. The form's own field is `user_code`.
#[derive(Clone, Debug)]
pub struct DevicePage {
    /// Who connects the device.
    pub account: Account,
    /// Signs out and comes back here.
    pub switch: PostForm,
    /// Where the code is sent.
    pub form: PostForm,
    /// The code so far: typed, or brought by the address.
    pub user_code: String,
    /// Whether the address brought it, so that nobody has compared it yet.
    pub brought: bool,
    /// What is wrong with it.
    pub error: Option<DeviceError>,
}

/// Why a code connects nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceError {
    /// Not eight letters.
    Malformed,
    /// No device waits under it.
    Unknown,
    /// Too many tries.
    Throttled {
        /// When it may be tried again, for example "14:05".
        until: String,
    },
}

impl DevicePage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match &self.error {
            None => 200,
            Some(DeviceError::Throttled { .. }) => 429,
            Some(_) => 422,
        }
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        let title = titled(words, words.say("device-title"), platform);
        if self.error.is_some() { fault(words, title) } else { title }
    }
}

fn text(error: &DeviceError) -> String {
    match error {
        DeviceError::Malformed => say("device-malformed"),
        DeviceError::Unknown => say("device-unknown"),
        DeviceError::Throttled { until } => {
            say_with("device-throttled", &[("time", until.as_str().into())])
        }
    }
}

/// The page.
#[component]
pub fn Device(
    /// What it shows.
    page: DevicePage,
) -> impl IntoView {
    let error = page.error.as_ref().map(text);
    let faults = error
        .iter()
        .map(|text| Fault { text: text.clone(), field: Some("user_code".to_owned()) })
        .collect::<Vec<_>>();
    let invalid = error.is_some().then_some("true");
    let described = if invalid.is_some() { "code-hint code-error" } else { "code-hint" };
    let lead = if page.brought { say("device-compare") } else { say("device-lead") };
    let field_error = error.map(|text| {
        view! {
            <p class="field-error" id="code-error">
                {text}
            </p>
        }
    });
    view! {
        <div class="card">
            <ErrorSummary faults />
            <AccountStrip account=page.account switch=page.switch />
            <h1>{say("device-title")}</h1>
            <p class="lead">{lead}</p>
            <form method="post" action=page.form.action class="stack" novalidate=true>
                <HiddenFields fields=page.form.hidden />
                <div class="field">
                    <label for="user_code">{say("device-label")}</label>
                    <p class="hint" id="code-hint">
                        {say("device-hint")}
                    </p>
                    {field_error}
                    <input
                        id="user_code"
                        name="user_code"
                        type="text"
                        class="user-code"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        maxlength="64"
                        value=page.user_code
                        required=true
                        aria-invalid=invalid
                        aria-describedby=described
                    />
                </div>
                <div class="box box-warn">
                    <p>{say("device-warning")}</p>
                </div>
                <button type="submit" class="btn btn-main btn-wide">
                    {say("device-continue")}
                </button>
            </form>
        </div>
    }
}
