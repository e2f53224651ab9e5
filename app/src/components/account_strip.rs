use leptos::prelude::*;

use crate::components::form::{HiddenFields, PostForm};
use crate::components::icon::{Icon, Symbol};
use crate::i18n::{email, name, strong_name, t, t_rich};

#[derive(Clone, Debug, Hash)]
pub struct Account {
    pub name: String,
    pub email: String,
    pub company: String,
    pub role: String,
}

/// Who is signed in, above what they decide about: one line, or three on a phone.
#[component]
pub fn AccountStrip(account: Account, switch: PostForm) -> AnyView {
    let who = t_rich("consent-signed-in-as", vec![("name", strong_name(account.name))]);
    // None where they choose one below.
    let company = (!account.company.is_empty()).then(|| {
        let slots = vec![("company", strong_name(account.company)), ("role", name(account.role))];
        view! {
            <span class="dot">" · "</span>
            <span>{t_rich("consent-signed-in-for", slots)}</span>
        }
    });
    view! {
        <form class="strip" method="post" action=switch.action>
            <Icon symbol=Symbol::Person />
            <p>
                <span>{who}</span>
                <span class="dot">" · "</span>
                <span>{email(account.email)}</span>
                {company}
            </p>
            <HiddenFields fields=switch.hidden />
            <button type="submit" class="btn btn-text">{t("switch-account")}</button>
        </form>
    }
    .into_any()
}
