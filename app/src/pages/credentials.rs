//! Keys and tokens for a company's own systems.

pub mod client_form;
pub mod details;
pub mod key_form;
pub mod list;
pub mod once;
pub mod replace;
pub mod review;
pub mod token_form;

use leptos::prelude::*;

use self::{
    client_form::{ClientForm, ClientFormPage},
    details::{CredentialDetails, CredentialDetailsPage},
    key_form::{KeyForm, KeyFormPage},
    list::{CredentialList, CredentialListPage},
    once::{Again, Once, OncePage},
    replace::{Replace, ReplacePage},
    review::{Review, ReviewPage},
    token_form::{TokenForm, TokenFormPage},
};
use crate::{
    page::{fault, titled},
    words::Words,
};

/// One of the pages.
#[derive(Clone, Debug)]
pub enum CredentialsPage {
    /// All of them.
    List(CredentialListPage),
    /// One of them.
    Details(CredentialDetailsPage),
    /// What a token is to be.
    TokenForm(TokenFormPage),
    /// What it would be, before it is made.
    Review(ReviewPage),
    /// What an OAuth client is to be.
    ClientForm(ClientFormPage),
    /// What a key is to be.
    KeyForm(KeyFormPage),
    /// A secret, shown once.
    Once(OncePage),
    /// A secret that was shown before.
    Again,
    /// When a secret gives way to another.
    Replace(ReplacePage),
}

impl CredentialsPage {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        if self.is_fault() { 422 } else { 200 }
    }

    fn is_fault(&self) -> bool {
        match self {
            Self::TokenForm(page) => !page.faults.is_empty(),
            Self::ClientForm(page) => !page.faults.is_empty(),
            Self::KeyForm(page) => !page.faults.is_empty(),
            _ => false,
        }
    }

    /// Whether the page has an island.
    pub fn has_island(&self) -> bool {
        matches!(self, Self::Once(_))
    }

    /// The document's title.
    pub fn title(&self, words: Words, platform: &str) -> String {
        let state = match self {
            Self::List(_) => words.say("cred-title"),
            Self::Details(page) => page.name.clone(),
            Self::TokenForm(_) => words.say("cred-token-new"),
            Self::Review(_) => words.say("cred-review-title"),
            Self::ClientForm(_) => words.say("cred-client-new"),
            Self::KeyForm(_) => words.say("cred-key-new"),
            Self::Once(page) => page.title.clone(),
            Self::Again => words.say("cred-again-title"),
            Self::Replace(page) => page.title.clone(),
        };
        let title = titled(words, state, platform);
        if self.is_fault() { fault(words, title) } else { title }
    }
}

/// The page.
#[component]
pub fn Credentials(
    /// Which.
    page: CredentialsPage,
) -> AnyView {
    let content = match page {
        CredentialsPage::List(page) => view! { <CredentialList page /> }.into_any(),
        CredentialsPage::Details(page) => view! { <CredentialDetails page /> }.into_any(),
        CredentialsPage::TokenForm(page) => view! { <TokenForm page /> }.into_any(),
        CredentialsPage::Review(page) => view! { <Review page /> }.into_any(),
        CredentialsPage::ClientForm(page) => view! { <ClientForm page /> }.into_any(),
        CredentialsPage::KeyForm(page) => view! { <KeyForm page /> }.into_any(),
        CredentialsPage::Once(page) => view! { <Once page /> }.into_any(),
        CredentialsPage::Again => view! { <Again /> }.into_any(),
        CredentialsPage::Replace(page) => view! { <Replace page /> }.into_any(),
    };
    view! { <div class="page">{content}</div> }.into_any()
}
