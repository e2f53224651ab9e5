use leptos::prelude::*;

use super::frame::Step;
use crate::i18n::{Localizer, t};
use crate::page::{Frame, Page, Place};
use crate::pages::playground::api_calls::{ApiCalls, CallTheApi};
use crate::pages::playground::frame::StartAgain;

#[derive(Clone)]
pub struct RevokedStep {
    pub calls: ApiCalls,
}

impl Page for RevokedStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Call.title(localizer)
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let calls = self.calls;
        let content = view! {
            <h1>{t("play-revoked")}</h1>
            <p class="lead">{t("play-revoked-text")}</p>
            <CallTheApi calls />
            <StartAgain />
        };
        Step::Call.framed(content.into_any(), None)
    }
}
