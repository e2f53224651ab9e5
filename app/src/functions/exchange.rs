//! The playground's exchange of a code for tokens.

#![expect(missing_docs, reason = "the server macro makes a struct whose fields take no comment")]

use leptos::prelude::*;

/// Where the playground's callback page posts the code.
pub const EXCHANGE_PATH: &str = "/playground/exchange";

/// Exchanges the code that came with `state`. A partner types the secret of an app of
/// their own.
#[server(prefix = "/playground", endpoint = "exchange")]
pub async fn exchange(
    code: String,
    state: String,
    #[server(default)] client_secret: String,
) -> Result<(), ServerFnError> {
    use provider::Provider;

    use super::outcome::Outcome;

    let provider = expect_context::<Provider>();
    let browser = expect_context::<PlaygroundBrowser>();
    let outcome = expect_context::<Outcome<Exchanged>>();
    let tokens = provider.playground_exchange(&code, &state, &browser.0, &client_secret).await;
    let state = provider.playground_state(&state, &browser.0);
    outcome.set(Exchanged { tokens, asked: state.map(|state| state.scope) });
    Ok(())
}

/// The playground's cookie.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct PlaygroundBrowser(pub String);

/// What came of an exchange.
#[cfg(feature = "ssr")]
pub struct Exchanged {
    /// The tokens, or why there are none.
    pub tokens: Result<oauth::token::TokenResponse, provider::playground::PlaygroundError>,
    /// The scopes that were asked for.
    pub asked: Option<String>,
}
