//! The demo's accounts, each with a button that signs in with it.

use leptos::prelude::*;

use crate::components::account_menu::initials;
use crate::components::form::{HiddenFields, PostForm};
use crate::components::literal::Literal;
use crate::i18n::{name, t, t_rich};

#[derive(Clone, Debug)]
pub struct PracticeAccounts {
    pub accounts: Vec<PracticeAccount>,
    pub password: String,
    /// The button that sends it says with which account.
    pub form: PostForm,
}

#[derive(Clone, Debug)]
pub struct PracticeAccount {
    pub name: String,
    pub email: String,
    /// What they are in which company.
    pub roles: Vec<PracticeRole>,
}

#[derive(Clone, Debug)]
pub struct PracticeRole {
    pub role: String,
    pub company: String,
}

/// The fields of the sign-in form.
pub const EMAIL: &str = "email";
pub const PASSWORD: &str = "password";
/// In place of the password: it is the one that all demo accounts were seeded with.
pub const PRACTICE: &str = "practice";

#[component]
pub fn PracticeAccountButtons(accounts: PracticeAccounts) -> AnyView {
    let PracticeAccounts { accounts, password, form } = accounts;
    let buttons = accounts
        .into_iter()
        .map(|account| {
            let about = account.roles.into_iter().enumerate().map(|(position, role)| {
                let slots = vec![("role", name(role.role)), ("company", name(role.company))];
                view! {
                    {(position > 0).then_some("; ")}
                    {t_rich("practice-account", slots)}
                }
            });
            let about = about.collect_view();
            view! {
                <button type="submit" class="person" name=EMAIL value=account.email>
                    <span class="face" aria-hidden="true">{initials(&account.name)}</span>
                    <span>
                        <b><bdi>{account.name}</bdi></b>
                        " "
                        <small>{about}</small>
                    </span>
                    " "
                    <span class="act">{t("sign-in")}</span>
                </button>
            }
        })
        .collect_view();
    let password = view! { <Literal text=password /> }.into_any();
    view! {
        <form method="post" action=form.action class="people">
            <p class="small muted">{t_rich("practice-password", vec![("password", password)])}</p>
            <HiddenFields fields=form.hidden />
            {buttons}
        </form>
    }
    .into_any()
}
