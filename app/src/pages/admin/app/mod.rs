//! `/admin/app`: who has connected an app, and what the company decides.

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AdminAppPage;
use self::view::AdminApp;
use super::frame::{AdminContent, Section};
use crate::i18n::Localizer;

impl AdminContent for AdminAppPage {
    const SECTION: Section = Section::Apps;

    fn title(&self, _: Localizer) -> String {
        self.app.clone()
    }

    fn view(self) -> AnyView {
        view! { <AdminApp page=self /> }.into_any()
    }
}
