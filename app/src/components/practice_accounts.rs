//! The people of the demo.

use leptos::prelude::*;

use crate::words::{name, rich};

/// The practice accounts of a demo.
#[derive(Clone, Debug)]
pub struct PracticeAccounts {
    /// The accounts.
    pub accounts: Vec<PracticeAccount>,
    /// The password of all of them.
    pub password: String,
}

/// One practice account.
#[derive(Clone, Debug)]
pub struct PracticeAccount {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Company.
    pub company: String,
    /// The role's title.
    pub role: String,
}

/// The accounts and their password, to copy by hand.
#[component]
pub fn PracticeAccountList(
    /// What to list.
    accounts: PracticeAccounts,
) -> AnyView {
    let lines = accounts
        .accounts
        .into_iter()
        .map(|account| {
            view! {
                <li>
                    <code class="pick">{account.email}</code>
                    <span class="muted">
                        {rich(
                            "practice-account",
                            vec![
                                ("name", name(account.name)),
                                ("role", name(account.role)),
                                ("company", name(account.company)),
                            ],
                        )}
                    </span>
                </li>
            }
        })
        .collect_view();
    let password = view! { <code class="pick">{accounts.password}</code> }.into_any();
    view! {
        <ul class="accounts">{lines}</ul>
        <p>{rich("practice-password", vec![("password", password)])}</p>
    }
    .into_any()
}
