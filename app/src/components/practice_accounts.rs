use leptos::prelude::*;

use crate::components::literal::Literal;
use crate::i18n::{name, t_rich};

#[derive(Clone, Debug)]
pub struct PracticeAccounts {
    pub accounts: Vec<PracticeAccount>,
    pub password: String,
}

#[derive(Clone, Debug)]
pub struct PracticeAccount {
    pub name: String,
    pub email: String,
    pub company: String,
    pub role: String,
}

#[component]
pub fn PracticeAccountList(accounts: PracticeAccounts) -> AnyView {
    let lines = accounts
        .accounts
        .into_iter()
        .map(|account| {
            view! {
                <li>
                    <Literal class="pick" text=account.email />
                    <span class="muted">
                        {t_rich(
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
    let password = view! { <Literal class="pick" text=accounts.password /> }.into_any();
    view! {
        <ul class="accounts">{lines}</ul>
        <p>{t_rich("practice-password", vec![("password", password)])}</p>
    }
    .into_any()
}
