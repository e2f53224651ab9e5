pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::CredentialListPage;
use self::view::CredentialList;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for CredentialListPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-title")
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <CredentialList page=*self />
            </div>
        }
        .into_any()
    }
}
