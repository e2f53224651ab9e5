//! Where an app's users go back to.

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AddressesPage;
use self::view::Addresses;
use crate::i18n::Localizer;
use crate::page::{Page, Scripts};

impl Page for AddressesPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-addresses")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        if self.playground.is_some() { Scripts::Islands } else { Scripts::None }
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <Addresses page=*self />
            </div>
        }
        .into_any()
    }
}
