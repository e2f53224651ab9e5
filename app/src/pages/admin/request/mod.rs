//! `/admin/requests/{id}`

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AdminRequestPage;
use self::view::AdminRequest;
use super::frame::{AdminContent, Section};
use crate::i18n::Localizer;

impl AdminContent for AdminRequestPage {
    const SECTION: Section = Section::Requests;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t_args("admin-request-title", &[("app", self.app.as_str().into())])
    }

    fn view(self) -> AnyView {
        view! { <AdminRequest page=self /> }.into_any()
    }
}
