pub mod choose;
pub mod companies;
pub mod decision;
pub mod durations;
pub mod facts;
pub mod footer;
pub mod glance;
pub mod permissions;
pub mod present;
pub mod question;
pub mod view;
pub mod who_asks;

use std::hash::{Hash as _, Hasher};

use leptos::prelude::*;

use self::facts::Destination;
use self::present::{ConsentPage, ConsentPrompt};
use self::view::Consent;
use crate::i18n::title::{error_title, titled};
use crate::i18n::{Arg, Localizer};
use crate::page::{Frame, Page, Scripts};

impl Page for ConsentPage {
    fn title(&self, localizer: Localizer) -> String {
        let key = match self.prompt {
            ConsentPrompt::First if self.only_identity => "consent-sign-in",
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

    fn own_texts(&mut self) -> Option<Vec<&mut String>> {
        // A device's code is for one person, and so is what they allowed before or correct now.
        let is_for_many = !matches!(self.app.destination, Destination::OtherDevice(_))
            && self.companies.is_empty()
            && self.before.is_none()
            && self.missing.is_none()
            && !self.changed;
        let Self { account, switch, form, .. } = self;
        let hidden = switch.hidden.iter_mut().chain(&mut form.hidden).map(|(_, value)| value);
        let account = [&mut account.name, &mut account.email, &mut account.company];
        is_for_many.then(|| account.into_iter().chain(hidden).collect())
    }

    fn hash_shown(&self, mut shown: &mut dyn Hasher) {
        self.hash(&mut shown);
    }

    fn has_entries(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Flow
    }

    fn view(self: Box<Self>) -> AnyView {
        view! { <Consent page=*self /> }.into_any()
    }
}
