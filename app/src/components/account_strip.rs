use leptos::prelude::*;

use crate::components::form::{ButtonForm, PostForm};
use crate::i18n::{email, name, strong_name, t, t_rich};

#[derive(Clone, Debug, Hash)]
pub struct Account {
    pub name: String,
    pub email: String,
    pub company: String,
    pub role: String,
}

#[component]
pub fn AccountStrip(account: Account, switch: PostForm) -> AnyView {
    view! {
        <div class="strip">
            <p>
                {t_rich(
                    "consent-signed-in-as",
                    vec![
                        ("name", strong_name(account.name)),
                        ("email", email(account.email)),
                        ("company", strong_name(account.company)),
                        ("role", name(account.role)),
                    ],
                )}
            </p>
            <ButtonForm form=switch label=t("switch-account") class="btn btn-quiet" />
        </div>
    }
    .into_any()
}
