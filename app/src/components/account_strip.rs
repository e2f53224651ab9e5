//! Who decides, and in which company.

use leptos::prelude::*;

use super::form::{ButtonForm, PostForm};
use crate::words::{email, name, rich, say, strong_name};

/// The person who decides.
#[derive(Clone, Debug)]
pub struct Account {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The company whose data is reached.
    pub company: String,
    /// The role's title, for example "Recruiter".
    pub role: String,
}

/// "Signed in as …" with the way to another account.
#[component]
pub fn AccountStrip(
    /// Who decides.
    account: Account,
    /// Signs out and comes back here.
    switch: PostForm,
) -> AnyView {
    view! {
        <div class="strip">
            <p>
                {rich(
                    "consent-signed-in-as",
                    vec![
                        ("name", strong_name(account.name)),
                        ("email", email(account.email)),
                        ("company", strong_name(account.company)),
                        ("role", name(account.role)),
                    ],
                )}
            </p>
            <ButtonForm form=switch label=say("switch-account") class="btn btn-quiet" />
        </div>
    }
    .into_any()
}
