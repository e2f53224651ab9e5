//! `/admin/policy`: what people of a company may allow.

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AdminPolicyPage;
use self::view::AdminPolicy;
use super::frame::{AdminContent, Section};
use crate::i18n::Localizer;

impl AdminContent for AdminPolicyPage {
    const SECTION: Section = Section::Policy;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("admin-policy")
    }

    fn view(self) -> AnyView {
        view! { <AdminPolicy page=self /> }.into_any()
    }
}
