//! Our own error pages.

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::ErrorPage;
use self::view::Error;
use crate::i18n::Localizer;
use crate::i18n::title::{error_title, titled};
use crate::page::Page;

impl Page for ErrorPage {
    fn title(&self, localizer: Localizer) -> String {
        error_title(localizer, self.case.heading_and_text(localizer).0)
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        titled(localizer, self.title(localizer), platform)
    }

    fn status(&self) -> u16 {
        self.case.status()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <Error page=*self /> }.into_any()
    }
}
