use leptos::prelude::*;
use oauth::role::Role;
use provider::Provider;
use provider::authorization::consent_request::ConsentRequest;

use crate::components::form::PostForm;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Scripts};
use crate::pages::account::role_name;
use crate::pages::consent::present::{ConsentPage, consent_page};
use crate::pages::consent::view::Consent;

pub const AS: &str = "as";

#[derive(Clone, Debug)]
pub struct PreviewPage {
    pub views: Vec<(String, String, bool)>,
    pub back: String,
    pub consent: ConsentPage,
}

impl Page for PreviewPage {
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
        let views = page.views.into_iter().map(|(label, href, current)| {
            view! {
                <li><a href=href aria-current=current.then_some("true")>{label}</a></li>
            }
        });
        view! {
            <div class="preview-note note">
                <p>
                    <strong>{t("partner-preview-title")} ":"</strong>
                    " "
                    {t("partner-preview-note")}
                    " "
                    <a href=page.back>{t("partner-preview-back")}</a>
                </p>
                <nav aria-label=t("partner-preview-as")>
                    <p>{t("partner-preview-as")} ":"</p>
                    <ul class="seg seg-links">{views.collect_view()}</ul>
                </nav>
            </div>
            <Consent page=page.consent />
        }
        .into_any()
    }
}

/// `path` is the preview's own, `back` the page of the app.
pub fn preview_page(
    provider: &Provider,
    localizer: Localizer,
    path: &str,
    back: String,
    request: &ConsentRequest,
) -> PreviewPage {
    let here = PostForm::new(path);
    let shown = request.signed_in.membership.role;
    let views = [Role::Standard, Role::Administrator].into_iter().map(|role| {
        let href = format!("{path}?{AS}={}", role.as_str());
        (role_name(localizer, role), href, role == shown)
    });
    let mut consent = consent_page(localizer, provider, request, here.clone(), None);
    consent.form = here;
    PreviewPage { views: views.collect(), back, consent }
}
