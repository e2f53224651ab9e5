//! `/admin/requests`

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AdminRequestsPage;
use self::view::AdminRequests;
use super::frame::{AdminContent, Section};
use crate::i18n::Localizer;

impl AdminContent for AdminRequestsPage {
    const SECTION: Section = Section::Requests;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-requests")
    }

    fn view(self) -> AnyView {
        view! { <AdminRequests page=self /> }.into_any()
    }
}
