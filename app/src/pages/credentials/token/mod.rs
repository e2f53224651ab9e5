//! `/credentials/tokens/new`

pub mod form;
pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::TokenFormPage;
use self::view::TokenForm;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for TokenFormPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("cred-token-new")
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <TokenForm page=*self />
            </div>
        }
        .into_any()
    }
}
