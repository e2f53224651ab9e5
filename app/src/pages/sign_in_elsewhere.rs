//! A form waits until its user has signed in on the platform's own page.

use leptos::prelude::*;
use routes::SIGN_IN;

use crate::components::error_summary::{ErrorSummary, FormError};
use crate::components::form::{HiddenFields, PostForm};
use crate::context::platform_name;
use crate::i18n::title::error_title;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{ENTRIES, Page};

#[derive(Clone, Debug)]
pub struct SignInElsewherePage {
    /// With what waits.
    pub form: PostForm,
}

impl Page for SignInElsewherePage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("sign-in")
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        let title = localizer.t_args("sign-in-title", &[("platform", platform.into())]);
        error_title(localizer, title)
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn status(&self) -> u16 {
        410
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let PostForm { action, hidden } = self.form;
        let errors = vec![FormError { text: t("sign-in-elsewhere-kept"), field: None }];
        view! {
            <div class="card">
                <ErrorSummary errors />
                <h1>{t_args("sign-in-title", &[("platform", platform_name().into())])}</h1>
                <p>{t("sign-in-elsewhere-how")}</p>
                <a class="btn btn-main" href=SIGN_IN target="_blank">
                    {t("sign-in-elsewhere")}
                </a>
                <form id=ENTRIES method="post" action=action>
                    <HiddenFields fields=hidden />
                    <button type="submit" class="btn btn-w">
                        {t("signed-in-continue")}
                    </button>
                </form>
            </div>
        }
        .into_any()
    }
}
