//! A user who has just signed in to their account may be the same person as one at their company's
//! identity provider.

use leptos::prelude::*;

use crate::components::account_strip::{Account, AccountStrip};
use crate::components::form::{HiddenFields, PostForm};
use crate::i18n::{Localizer, strong_name, t, t_rich};
use crate::page::{Frame, Page};

#[derive(Clone, Debug)]
pub struct LinkIdentityPage {
    pub account: Account,
    pub switch: PostForm,
    /// Its name.
    pub provider: String,
    pub form: PostForm,
    /// The company to which they belong from then on.
    pub joins: Option<String>,
    pub not_now: String,
}

impl Page for LinkIdentityPage {
    fn title(&self, localizer: Localizer) -> String {
        localizer.t("link-title")
    }

    /// The form's answer leads to the provider.
    fn leads_to_app(&self) -> bool {
        true
    }

    fn frame(&self) -> Frame {
        Frame::Small
    }

    fn shows_account(&self) -> bool {
        false
    }

    fn view(self: Box<Self>) -> AnyView {
        let page = *self;
        let slots = || vec![("name", strong_name(page.provider.clone()))];
        view! {
            <div class="sheet sheet-small">
                <AccountStrip account=page.account switch=page.switch />
                <form method="post" action=page.form.action class="what">
                    <h1>{t("link-title")}</h1>
                    <p>{t_rich("link-text", slots())}</p>
                    {page
                        .joins
                        .map(|company| {
                            let slots = vec![("company", strong_name(company))];
                            view! { <p>{t_rich("link-joins", slots)}</p> }
                        })}
                    <HiddenFields fields=page.form.hidden />
                    <button type="submit" class="btn btn-main btn-w">{t("link-act")}</button>
                    <a class="btn btn-w" href=page.not_now>{t("link-not-now")}</a>
                </form>
            </div>
        }
        .into_any()
    }
}
