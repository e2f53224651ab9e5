//! What an app asks for, and why.

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AppPermissionsPage;
use self::view::AppPermissions;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for AppPermissionsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-permissions")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <AppPermissions page=*self />
            </div>
        }
        .into_any()
    }
}
