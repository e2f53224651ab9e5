//! A secret, shown once.

use leptos::prelude::*;
use oauth::secret::ApiSecret;

use crate::{components::secret::CopyBlock, present::credentials::CREDENTIALS, words::say};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OncePage {
    /// The heading.
    pub title: String,
    /// What the credential is called.
    pub name: String,
    /// The secret.
    pub secret: ApiSecret,
    /// The header in which it is sent, up to the secret.
    pub header: &'static str,
}

/// The page.
#[component]
pub fn Once(
    /// What it shows.
    page: OncePage,
) -> impl IntoView {
    view! {
        <h1>{page.title}</h1>
        <p class="lead">
            <strong>
                <bdi>{page.name}</bdi>
            </strong>
        </p>
        <p>{say("cred-once-lead")}</p>
        <div class="once">
            <CopyBlock text=page.secret.expose().to_owned() />
        </div>
        <p>{say("cred-once-store")}</p>
        <p>
            {say("cred-once-send")} " " <code dir="ltr">{page.header} "…"</code>
        </p>
        <p>
            <a class="btn btn-main" href=CREDENTIALS>
                {say("cred-once-done")}
            </a>
        </p>
    }
}

/// Instead of a secret that was shown before.
#[component]
pub fn Again() -> impl IntoView {
    view! {
        <h1>{say("cred-again-title")}</h1>
        <p>{say("cred-again-text")}</p>
        <p>
            <a class="btn" href=CREDENTIALS>
                {say("cred-all")}
            </a>
        </p>
    }
}
