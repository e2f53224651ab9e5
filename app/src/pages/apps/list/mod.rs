pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::AppListPage;
use self::view::AppList;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for AppListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("partner-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <AppList page=*self />
            </div>
        }
        .into_any()
    }
}
