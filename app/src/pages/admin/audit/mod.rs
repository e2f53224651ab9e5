//! `/admin/audit`

pub mod csv;
pub mod form;
pub mod present;
pub mod sentence;
pub mod view;

use leptos::prelude::*;

use self::present::AdminAuditPage;
use self::view::AdminAudit;
use super::frame::{AdminContent, Section};
use crate::i18n::Localizer;

impl AdminContent for AdminAuditPage {
    const SECTION: Section = Section::Audit;

    fn title(&self, localizer: Localizer) -> String {
        localizer.t("audit")
    }

    fn view(self) -> AnyView {
        view! { <AdminAudit page=self /> }.into_any()
    }
}
