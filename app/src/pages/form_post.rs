//! OAuth 2.0 Form Post Response Mode: the browser posts the form at once, or, without scripts, when
//! the person says so.

use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::Host;
use crate::context::nonce;
use crate::i18n::{Localizer, t, t_rich};
use crate::page::{Frame, Page, Scripts};

/// Once: where the page has become a step of its own in the browser's history, Back leads to the
/// page that it came from, and to no form that is sent again.
const SUBMIT: &str = "addEventListener(\"DOMContentLoaded\",()=>{\
    if(history.state)return;\
    const from=document.referrer,own=from.startsWith(location.origin+\"/\");\
    history.replaceState(\"sent\",\"\",own?from:location.href);\
    document.getElementById(\"answer\").submit()});";

#[derive(Clone, Debug)]
pub struct FormPostPage {
    pub form: PostForm,
    pub host: String,
}

impl Page for FormPostPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("form-post-title")
    }

    fn scripts(&self) -> Scripts {
        Scripts::Inline
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    /// With the consent page's style sheet, which the browser has: where none is awaited, the page
    /// is no step of its own in the history.
    fn frame(&self) -> Frame {
        Frame::Flow
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let nonce = nonce();
        let host = view! { <Host text=page.host /> }.into_any();
        view! {
            <div class="small-page"><div class="card going">
                <h1>{t("form-post-title")}</h1>
                <p class="lead">{t_rich("form-post-going", vec![("host", host)])}</p>
                <form id="answer" method="post" action=page.form.action>
                    <HiddenFields fields=page.form.hidden />
                    <p><button type="submit" class="btn">{t("form-post-continue")}</button></p>
                </form>
            </div></div>
            <script nonce=nonce inner_html=SUBMIT />
        }
        .into_any()
    }
}
