use leptos::prelude::*;

use crate::components::account_strip::{Account, AccountStrip};
use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::components::text_field::field_error;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Frame, Page};

#[derive(Clone, Debug)]
pub struct DevicePage {
    pub account: Account,
    pub switch: PostForm,
    pub form: PostForm,
    pub user_code: String,
    /// It came from the URL, so the user has not compared it yet.
    pub brought: bool,
    pub error: Option<DeviceError>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceError {
    Malformed,
    Unknown,
    /// For example "14:05".
    Throttled {
        until: String,
    },
}

fn text(error: &DeviceError) -> String {
    match error {
        DeviceError::Malformed => t("device-malformed"),
        DeviceError::Unknown => t("device-unknown"),
        DeviceError::Throttled { until } => {
            t_args("device-throttled", &[("time", until.as_str().into())])
        }
    }
}

impl Page for DevicePage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("device-title")
    }

    fn has_errors(&self) -> bool {
        self.error.is_some()
    }

    fn status(&self) -> u16 {
        match &self.error {
            None => 200,
            Some(DeviceError::Throttled { .. }) => 429,
            Some(_) => 422,
        }
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::FlowCard
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let error = page.error.as_ref().map(text);
        let errors =
            error.iter().map(|text| FormError::new(text.clone(), "user_code")).collect::<Vec<_>>();
        let invalid = error.is_some().then_some("true");
        let described = if invalid.is_some() { "code-hint code-error" } else { "code-hint" };
        let lead = if page.brought { t("device-compare") } else { t("device-lead") };
        let field_error = field_error("code-error", error);
        view! {
            <ErrorSummary errors />
            <div class="sheet sheet-small">
                <AccountStrip account=page.account switch=page.switch />
                <form id=ENTRIES method="post" action=page.form.action class="what" novalidate=true>
                    <h1>{t("device-title")}</h1>
                    <p>{lead}</p>
                    <HiddenFields fields=page.form.hidden />
                    <div class="field">
                        <label for="user_code">{t("device-label")}</label>
                        <p class="hint" id="code-hint">{t("device-hint")}</p>
                        {field_error}
                        <input
                            id="user_code"
                            name="user_code"
                            type="text"
                            class="in user-code notranslate"
                            translate="no"
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
                    <div class="note note-warn">
                        <p>{t("device-warning")}</p>
                    </div>
                    <button type="submit" class="btn btn-main btn-w">
                        {t("device-continue")}
                    </button>
                </form>
            </div>
        }
        .into_any()
    }
}
