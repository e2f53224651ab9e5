pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::CredentialDetailsPage;
use self::view::CredentialDetails;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for CredentialDetailsPage {
    fn title(&self, _: Localizer) -> String {
        self.name.clone()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! {
            <div class="page">
                <CredentialDetails page=*self />
            </div>
        }
        .into_any()
    }
}
