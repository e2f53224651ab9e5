//! Who decides, and in which company.

use leptos::prelude::*;

use super::form::{ButtonForm, PostForm};

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
                "Signed in as " <strong>
                    <bdi>{account.name}</bdi>
                </strong> " · " <bdi class="wrap">{account.email}</bdi> " · " <strong>
                    <bdi>{account.company}</bdi>
                </strong> " (" <bdi>{account.role}</bdi> ")"
            </p>
            <ButtonForm form=switch label="Use another account" class="btn btn-quiet" />
        </div>
    }
    .into_any()
}
