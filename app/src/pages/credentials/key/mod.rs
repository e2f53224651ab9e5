//! `/credentials/keys/new`

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::KeyFormPage;
use self::view::KeyForm;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for KeyFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-key-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <KeyForm page=*self />
            </div>
        }
        .into_any()
    }
}
