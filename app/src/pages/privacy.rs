use leptos::prelude::*;

use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page};

pub struct PrivacyPage;

impl Page for PrivacyPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("page-privacy")
    }

    fn frame(&self) -> Frame {
        Frame::Text
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="prose">
                <h1>{t("page-privacy")}</h1>
                <h2>{t("privacy-keeps")}</h2>
                <ul>
                    <li>{t("privacy-keeps-person")}</li>
                    <li>{t("privacy-keeps-session")}</li>
                    <li>{t("privacy-keeps-answers")}</li>
                    <li>{t("privacy-keeps-tokens")}</li>
                </ul>
                <h2>{t("privacy-not")}</h2>
                <ul>
                    <li>{t("privacy-not-password")}</li>
                    <li>{t("privacy-not-requests")}</li>
                    <li>{t("privacy-not-advertising")}</li>
                </ul>
                <h2>{t("privacy-cookies")}</h2>
                <p>{t("privacy-cookies-text")}</p>
                <h2>{t("privacy-gets")}</h2>
                <p>{t("privacy-gets-text")}</p>
            </div>
        }
        .into_any()
    }
}
