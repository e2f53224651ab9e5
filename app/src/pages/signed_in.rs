//! `/sign-in` for somebody who is signed in.

use leptos::prelude::*;

use crate::components::account_strip::Account;
use crate::components::form::{ButtonForm, PostForm};
use crate::i18n::{Localizer, email, name, strong_name, t, t_rich};
use crate::page::Page;

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

    fn shows_account(&self) -> bool {
        false
    }

    fn leads_to_app(&self) -> bool {
        true
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        view! {
            <div class="card">
                <h1>{t("signed-in-title")}</h1>
                <p>
                    {t_rich(
                        "signed-in-as",
                        vec![
                            ("name", strong_name(page.account.name)),
                            ("email", email(page.account.email)),
                            ("company", strong_name(page.account.company)),
                            ("role", name(page.account.role)),
                        ],
                    )}
                </p>
                <div class="buttons">
                    <a class="btn" href=page.continue_to>{t("signed-in-continue")}</a>
                    <ButtonForm form=page.switch label=t("switch-account") />
                </div>
            </div>
        }
        .into_any()
    }
}
