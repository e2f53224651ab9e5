//! `/admin`: the apps of a company.

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AdminAppsPage;
use self::view::AdminApps;
use super::frame::{AdminContent, Section};
use crate::i18n::Localizer;

impl AdminContent for AdminAppsPage {
    const SECTION: Section = Section::Apps;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-apps")
    }

    fn view(self) -> AnyView {
        view! { <AdminApps page=self /> }.into_any()
    }
}
