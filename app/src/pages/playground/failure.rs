use leptos::prelude::*;

use super::frame::Step;
use crate::components::data_list::Facts;
use crate::i18n::Localizer;
use crate::i18n::title::{error_title, titled};
use crate::page::{Frame, Page, Place};
use crate::pages::playground::frame::StartAgain;

#[derive(Clone, Debug)]
pub struct FailureStep {
    pub heading: String,
    pub meaning: String,
    pub error: String,
    pub description: Option<String>,
}

impl Page for FailureStep {
    fn title(&self, localizer: Localizer) -> String {
        Step::Token.title(localizer)
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        titled(localizer, error_title(localizer, self.title(localizer)), platform)
    }

    fn frame(&self) -> Frame {
        Frame::Managed(Place::Playground)
    }

    fn view(self: Box<Self>) -> AnyView {
        let step = *self;
        let mut facts = vec![("error".to_owned(), step.error)];
        facts.extend(step.description.map(|text| ("error_description".to_owned(), text)));
        let content = view! {
            <h1>{step.heading}</h1>
            <p class="lead">{step.meaning}</p>
            <div class="panel">
                <Facts facts=Vec::new() literal=facts />
            </div>
            <StartAgain />
        };
        Step::Token.framed(content.into_any(), None)
    }
}
