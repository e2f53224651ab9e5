//! One app: what it may do, what happened, and how to end it.

pub mod present;
pub mod view;

use leptos::prelude::*;

use self::present::ConnectedAppPage;
use self::view::ConnectedApp;
use crate::i18n::Localizer;
use crate::page::Page;

impl Page for ConnectedAppPage {
    fn title(&self, _: Localizer) -> String {
        self.app.clone()
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <ConnectedApp page=*self /> }.into_any()
    }
}
