pub mod decision;
pub mod footer;
pub mod permissions;
pub mod present;
pub mod question;
pub mod view;
pub mod who_asks;

use leptos::prelude::*;

use self::present::{ConsentPage, ConsentPrompt};
use self::view::Consent;
use crate::i18n::title::{error_title, titled};
use crate::i18n::{Arg, Localizer};
use crate::page::{Page, Scripts};

impl Page for ConsentPage {
    fn title(&self, localizer: Localizer) -> String {
        let key = match self.prompt {
            ConsentPrompt::First => "consent-title",
            ConsentPrompt::More => "consent-title-more",
            ConsentPrompt::Continue => "consent-continue-title",
            ConsentPrompt::Administrator { .. } => "consent-title-administrator",
        };
        let title = localizer.t_args(key, &[("app", Arg::from(self.app.name.as_str()))]);
        if self.is_incomplete() { error_title(localizer, title) } else { title }
    }

    fn document_title(&self, localizer: Localizer, platform: &str) -> String {
        titled(localizer, self.title(localizer), platform)
    }

    fn has_errors(&self) -> bool {
        self.missing.is_some()
    }

    fn scripts(&self) -> Scripts {
        if !self.optional.is_empty() && self.asks() { Scripts::Islands } else { Scripts::Inline }
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <Consent page=*self /> }.into_any()
    }
}
