use leptos::prelude::*;
use routes::CREDENTIALS;

use crate::i18n::{Localizer, t};
use crate::page::Page;

pub struct ResubmissionPage;

impl Page for ResubmissionPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-again-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="card">
                <h1>{t("cred-again-title")}</h1>
                <p>{t("cred-again-text")}</p>
                <a class="btn" href=CREDENTIALS>{t("cred-all")}</a>
            </div>
        }
        .into_any()
    }
}
