//! `/sign-in` for a signed-in user.

use leptos::prelude::*;

use crate::components::account_strip::Account;
use crate::components::form::{ButtonForm, PostForm};
use crate::i18n::{Localizer, email, name, strong_name, t, t_rich};
use crate::page::{Frame, Page};

#[derive(Clone, Debug)]
pub struct SignedInPage {
    pub account: Account,
    pub continue_to: String,
    pub switch: PostForm,
}

impl Page for SignedInPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("signed-in-title")
    }

    fn frame(&self) -> Frame {
        Frame::FlowCard
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let account = page.account;
        let who = vec![
            ("name", strong_name(account.name)),
            ("email", email(account.email)),
            ("company", strong_name(account.company)),
            ("role", name(account.role)),
        ];
        view! {
            <div class="card">
                <h1>{t("signed-in-title")}</h1>
                <p class="for"><span>{t_rich("signed-in-as", who)}</span></p>
                <a class="btn btn-main" href=page.continue_to>{t("signed-in-continue")}</a>
                <ButtonForm form=page.switch label=t("switch-account") class="btn btn-w" />
            </div>
        }
        .into_any()
    }
}
