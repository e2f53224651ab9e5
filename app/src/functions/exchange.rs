//! The playground's exchange of a code for tokens.

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
    use super::outcome::Outcome;

    let player = expect_context::<Player>();
    let outcome = expect_context::<Outcome<Exchanged>>();
    let tokens = player.exchange(&code, &state, &client_secret, !wrong.is_empty()).await;
    outcome.set(Exchanged { tokens, sent: Sent { code, state, client_secret } });
    Ok(())
}

#[cfg(feature = "ssr")]
pub use ssr::{Exchanged, Player, Sent};

#[cfg(feature = "ssr")]
mod ssr {
    use provider::Provider;
    use provider::playground::PlaygroundState;

    use crate::functions::partner::{OwnEndpoints, Partner, PlaygroundError, Tokens};

    /// A browser that plays.
    #[derive(Clone)]
    pub struct Player {
        /// Which app is played with, and what was sent.
        pub provider: Provider,
        /// The endpoints that the app speaks to.
        pub endpoints: OwnEndpoints,
        /// The playground's cookie.
        pub browser: String,
    }

    impl Player {
        /// The app that a `state` belongs to, and what was sent with it.
        pub async fn partner(
            &self,
            state: &str,
            secret: &str,
        ) -> Result<(Partner, PlaygroundState), PlaygroundError> {
            let sent = self.provider.playground_state(state, &self.browser);
            let sent = sent.ok_or(PlaygroundError::ForeignState)?;
            let client = self.provider.playground_client(Some(sent.client())).await?;
            let client = client.ok_or(PlaygroundError::Absent)?;
            Ok((Partner::new(&client, secret, self.endpoints.clone())?, sent))
        }

        /// The tokens, and the scopes that were asked for. `wrong`: with another verifier,
        /// to see that a stolen code is worth nothing.
        pub(super) async fn exchange(
            &self,
            code: &str,
            state: &str,
            secret: &str,
            wrong: bool,
        ) -> Result<(Tokens, String), PlaygroundError> {
            let (partner, sent) = self.partner(state, secret).await?;
            let verifier =
                if wrong { self.provider.new_verifier() } else { sent.verifier().to_owned() };
            Ok((partner.exchange(code, verifier).await?, sent.scope))
        }
    }

    /// The outcome of an exchange.
    pub struct Exchanged {
        /// The tokens with the scopes that were asked for, or why there are none.
        pub tokens: Result<(Tokens, String), PlaygroundError>,
        /// What the form said, to send it again.
        pub sent: Sent,
    }

    /// What the form of an exchange says. It has a secret, so it has no `Debug`.
    pub struct Sent {
        /// The code.
        pub code: String,
        /// The `state` that came with it.
        pub state: String,
        /// The secret that a partner typed; empty for the playground's own app.
        pub client_secret: String,
    }
}
