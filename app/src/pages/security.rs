use leptos::prelude::*;
use routes::HELP_REPORT;

use crate::context::platform_name;
use crate::i18n::{Localizer, t, t_args};
use crate::page::{Frame, Page};

pub struct SecurityPage;

impl Page for SecurityPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("page-security")
    }

    fn frame(&self) -> Frame {
        Frame::Text
    }

    fn view(self: Box<Self>) -> AnyView {
        let platform = platform_name();
        view! {
            <div class="prose">
                <h1>{t("page-security")}</h1>
                <h2>{t("security-what")}</h2>
                <p>{t_args("security-what-text", &[("platform", platform.into())])}</p>
                <h2>{t("security-app")}</h2>
                <ul>
                    <li>{t("security-app-allowed")}</li>
                    <li>{t("security-app-until")}</li>
                    <li>{t("security-app-address")}</li>
                </ul>
                <h2>{t("security-how")}</h2>
                <ul>
                    <li>{t("security-how-hashes")}</li>
                    <li>{t("security-how-codes")}</li>
                    <li>{t("security-how-attempts")}</li>
                    <li>{t("security-how-pages")}</li>
                </ul>
                <h2>{t("security-ask")}</h2>
                <p>{t("security-ask-text")}</p>
                <p class="row"><a href=HELP_REPORT>{t("error-report")}</a></p>
            </div>
        }
        .into_any()
    }
}
