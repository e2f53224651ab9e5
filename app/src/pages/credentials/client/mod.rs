//! `/credentials/clients/new`

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::ClientFormPage;
use self::view::ClientForm;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for ClientFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-client-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <ClientForm page=*self />
            </div>
        }
        .into_any()
    }
}
