//! A link in an email that opens nothing any more, or never did.

use leptos::prelude::*;
use routes::{ACCOUNT_EMAIL, FORGOTTEN};

use crate::i18n::{Localizer, t};
use crate::page::Page;

#[derive(Clone, Copy, Debug)]
pub struct DeadLinkPage {
    pub link: MailLink,
    pub expired: bool,
}

/// What it was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailLink {
    Password,
    /// Of a person who is signed in.
    Address,
}

impl Page for DeadLinkPage {
    fn title(&self, localizer: Localizer) -> String {
        if self.expired { localizer.t("not-me-expired") } else { localizer.t("not-me-unknown") }
    }

    fn status(&self) -> u16 {
        if self.expired { 410 } else { 404 }
    }

    fn shows_account(&self) -> bool {
        self.link == MailLink::Address
    }

    fn view(self: Box<Self>) -> AnyView {
        let (unknown, again, invited) = match self.link {
            MailLink::Password => {
                let invited = view! { <p class="small muted">{t("choose-invited-again")}</p> };
                (t("choose-unknown"), FORGOTTEN, Some(invited))
            }
            MailLink::Address => (t("address-unknown"), ACCOUNT_EMAIL, None),
        };
        let (heading, text) = if self.expired {
            (t("not-me-expired"), t("choose-expired"))
        } else {
            (t("not-me-unknown"), unknown)
        };
        view! {
            <div class="card">
                <h1>{heading}</h1>
                <p class="for">
                    <span>{text}</span>
                </p>
                <a class="btn btn-w" href=again>
                    {t("choose-again")}
                </a>
                {invited}
            </div>
        }
        .into_any()
    }
}
