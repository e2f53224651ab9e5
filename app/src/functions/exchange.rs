//! The playground's exchange of a code for tokens.

#![expect(missing_docs, reason = "the server macro makes a struct whose fields take no comment")]

use leptos::prelude::*;

pub const EXCHANGE_PATH: &str = "/playground/exchange";

/// Exchanges the code that came with `state`. A partner types the secret of an app of
/// their own.
#[server(prefix = "/playground", endpoint = "exchange")]
pub async fn exchange(
    code: String,
    state: String,
    #[server(default)] client_secret: String,
    #[server(default)] wrong: String,
) -> Result<(), ServerFnError> {
    use provider::Provider;
    use provider::playground::Verifier;

    use super::outcome::Outcome;

    let provider = expect_context::<Provider>();
    let browser = expect_context::<PlaygroundBrowser>();
    let outcome = expect_context::<Outcome<Exchanged>>();
    let verifier = if wrong.is_empty() { Verifier::Own } else { Verifier::Wrong };
    let tokens =
        provider.playground_exchange(&code, &state, &browser.0, &client_secret, verifier).await;
    let played = provider.playground_state(&state, &browser.0);
    let asked = played.map(|played| played.scope);
    outcome.set(Exchanged { tokens, asked, sent: Sent { code, state, client_secret } });
    Ok(())
}

#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct PlaygroundBrowser(pub String);

#[cfg(feature = "ssr")]
pub struct Exchanged {
    pub tokens: Result<oauth::token::TokenResponse, provider::playground::PlaygroundError>,
    pub asked: Option<String>,
    pub sent: Sent,
}

/// What the form of an exchange says. It has a secret, so it has no `Debug`.
#[cfg(feature = "ssr")]
pub struct Sent {
    pub code: String,
    pub state: String,
    /// The secret that a partner typed; empty for the playground's own app.
    pub client_secret: String,
}
