//! `/connected-apps`: the apps that can use a person's account.

pub mod details;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::ConnectedAppsPage;
use self::view::ConnectedApps;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for ConnectedAppsPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("apps-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <ConnectedApps page=*self /> }.into_any()
    }
}
