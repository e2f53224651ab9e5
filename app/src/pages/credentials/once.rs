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
    /// How it is sent.
    pub sent: Sent,
    /// Where one goes on.
    pub done: String,
}

/// How a secret is sent.
#[derive(Clone, Debug)]
pub enum Sent {
    /// To the API, in this header, which goes on with the secret.
    InHeader(&'static str),
    /// With the client's id to the token endpoint.
    ForTokens {
        /// The client's id.
        client_id: String,
        /// The endpoint's address.
        token_endpoint: String,
    },
}

/// The page.
#[component]
pub fn Once(
    /// What it shows.
    page: OncePage,
) -> impl IntoView {
    let sent = match page.sent {
        Sent::InHeader(header) => view! {
            <p>
                {say("cred-once-send")} " " <code dir="ltr">{header} "…"</code>
            </p>
        }
        .into_any(),
        Sent::ForTokens { client_id, token_endpoint } => view! {
            <h2>{say("cred-client-id")}</h2>
            <p>{say("cred-once-client-id")}</p>
            <pre class="code">{client_id}</pre>
            <p>
                {say("cred-once-client-send")} " " <code dir="ltr">{token_endpoint}</code>
            </p>
        }
        .into_any(),
    };
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
        {sent}
        <p>
            <a class="btn btn-main" href=page.done>
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
