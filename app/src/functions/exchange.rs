use leptos::prelude::*;

/// A partner types the secret of an app of their own.
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

    #[derive(Clone)]
    pub struct Player {
        pub provider: Provider,
        pub endpoints: OwnEndpoints,
        pub browser: String,
    }

    impl Player {
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

        /// The tokens, and the scopes that were requested. `wrong`: with another verifier, to see
        /// that a stolen code is worth nothing.
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

    pub struct Exchanged {
        /// With the scopes that were requested.
        pub tokens: Result<(Tokens, String), PlaygroundError>,
        pub sent: Sent,
    }

    /// It has a secret, so it has no `Debug`.
    pub struct Sent {
        pub code: String,
        pub state: String,
        /// Empty for the playground's own app.
        pub client_secret: String,
    }
}
