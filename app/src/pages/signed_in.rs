//! `/sign-in` for somebody who is signed in.

use leptos::prelude::*;

use crate::components::{
    account_strip::Account,
    form::{ButtonForm, PostForm},
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
            <h1>"You are signed in"</h1>
            <p>
                "As " <strong>
                    <bdi>{page.account.name}</bdi>
                </strong> " · " <bdi class="wrap">{page.account.email}</bdi> " · " <strong>
                    <bdi>{page.account.company}</bdi>
                </strong> " (" <bdi>{page.account.role}</bdi> ")"
            </p>
            <div class="buttons">
                <a class="btn" href=page.continue_to>
                    "Continue"
                </a>
                <ButtonForm form=page.switch label="Use another account" />
            </div>
        </div>
    }
}
