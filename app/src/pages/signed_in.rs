//! `/sign-in` for somebody who is signed in.

use leptos::prelude::*;

use crate::{
    components::{
        account_strip::Account,
        form::{ButtonForm, PostForm},
    },
    words::{email, name, rich, say, strong_name},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SignedInPage {
    /// Who is signed in.
    pub account: Account,
    /// Where "Continue" leads.
    pub continue_to: String,
    /// Signs out and comes back to sign in as somebody else.
    pub switch: PostForm,
}

/// Says who is signed in, and offers another account.
#[component]
pub fn SignedIn(
    /// What it shows.
    page: SignedInPage,
) -> impl IntoView {
    view! {
        <div class="card">
            <h1>{say("signed-in-title")}</h1>
            <p>
                {rich(
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
                <a class="btn" href=page.continue_to>
                    {say("signed-in-continue")}
                </a>
                <ButtonForm form=page.switch label=say("switch-account") />
            </div>
        </div>
    }
}
