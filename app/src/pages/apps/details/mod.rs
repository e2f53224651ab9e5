//! One app: what is to do, what would change, its credentials, and the Marketplace.

pub mod logo;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AppDetailsPage;
use self::view::AppDetails;
use crate::i18n::Localizer;
use crate::page::{Page, Scripts};

impl Page for AppDetailsPage {
    fn title(&self, _: Localizer) -> String {
        self.name.clone()
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn scripts(&self) -> Scripts {
        Scripts::Islands
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <AppDetails page=*self />
            </div>
        }
        .into_any()
    }
}
