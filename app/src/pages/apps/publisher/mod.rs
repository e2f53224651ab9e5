//! Who makes a company's apps, and which domains are proven to be theirs.

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::PublisherPage;
use self::view::Publisher;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for PublisherPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-publisher")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <Publisher page=*self />
            </div>
        }
        .into_any()
    }
}
