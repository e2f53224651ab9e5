use leptos::prelude::*;
use provider::Provider;
use provider::authorization::consent_request::ConsentRequest;

use crate::components::form::PostForm;
use crate::i18n::{Localizer, t, t_named};
use crate::page::{Frame, Page, Scripts};
use crate::pages::consent::present::{ConsentPage, consent_page};
use crate::pages::consent::view::Consent;

/// The consent page as the person who asked for the app sees it once it is approved.
#[derive(Clone, Debug)]
pub struct RequestPreviewPage {
    person: String,
    back: String,
    consent: ConsentPage,
}

impl Page for RequestPreviewPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-preview-title")
    }

    fn scripts(&self) -> Scripts {
        self.consent.scripts()
    }

    fn frame(&self) -> Frame {
        Frame::Plain
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        view! {
            <div class="preview-note note">
                <p>
                    {t_named("admin-preview-note", ("name", page.person))} " "
                    <a href=page.back>{t("admin-preview-back")}</a>
                </p>
            </div>
            <Consent page=page.consent />
        }
        .into_any()
    }
}

pub fn request_preview_page(
    provider: &Provider,
    localizer: Localizer,
    back: String,
    here: &str,
    request: &ConsentRequest,
) -> RequestPreviewPage {
    let here = PostForm::new(here);
    let mut consent = consent_page(localizer, provider, request, here.clone(), None);
    consent.form = here;
    RequestPreviewPage { person: request.signed_in.user.full_name(), back, consent }
}
