//! The name, the description and the kind of an app.

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AboutPage;
use self::view::About;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for AboutPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <About page=*self />
            </div>
        }
        .into_any()
    }
}
