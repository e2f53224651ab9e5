//! The playground: a client of our own, with which a developer tries the flow.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::client::Client;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::pkce::{CodeChallenge, CodeVerifier};
use oauth::redirect_uri::RedirectUri;
use oauth::secret::ClientSecret;
use oauth::token::TokenResponse;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use thiserror::Error;

use crate::Provider;
use crate::client_request::ClientRequest;
use crate::dpop::SentProof;
use crate::error::ProviderError;
use crate::exchange::ExchangeError;

/// Marks of the database that name the playground's client.
pub(crate) const CLIENT_ID_MARK: &str = "playground client_id";
/// Its secret: practice data, printed in the documentation.
pub(crate) const CLIENT_SECRET_MARK: &str = "playground client_secret";

/// The playground's client.
#[derive(Clone, Debug)]
pub struct PlaygroundClient {
    /// As registered.
    pub client: Arc<Client>,
    /// Its secret.
    pub secret: ClientSecret,
    /// Where its answers go.
    pub redirect_uri: String,
}

/// What the playground, as any client, remembers of a request it sent. It
/// travels, sealed, as the `state`; it holds the verifier, so it has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct PlaygroundState {
    verifier: String,
    browser: String,
    /// What was asked for.
    pub scope: String,
}

/// A request as the playground sends it.
#[derive(Clone, Debug)]
pub struct PlaygroundRequest {
    /// The PKCE verifier, which stays with the client.
    pub verifier: CodeVerifier,
    /// The PKCE challenge, which goes with the request.
    pub challenge: CodeChallenge,
    /// The `state`.
    pub state: String,
}

/// Why the playground has no tokens to show.
#[derive(Debug, Error)]
pub enum PlaygroundError {
    /// There is no playground here.
    #[error("there is no playground here")]
    Absent,
    /// The `state` is not one that this browser was given.
    #[error("the state is not one that this browser sent")]
    ForeignState,
    /// The token endpoint refused.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

const LABEL: &str = "playground state";

impl Provider {
    /// The playground's client, if there is a playground.
    pub async fn playground_client(&self) -> Result<Option<PlaygroundClient>, ProviderError> {
        let store = &self.inner.store;
        let (Some(id), Some(secret)) =
            (store.mark(CLIENT_ID_MARK).await?, store.mark(CLIENT_SECRET_MARK).await?)
        else {
            return Ok(None);
        };
        let Some(client) = store.find_client(&ClientId::new(id)).await? else { return Ok(None) };
        let ours = format!("{}/", self.inner.settings.issuer);
        let redirect_uri =
            client.redirect_uris.iter().map(RedirectUri::as_str).find(|uri| uri.starts_with(&ours));
        Ok(redirect_uri.map(str::to_owned).map(|redirect_uri| PlaygroundClient {
            client,
            secret: ClientSecret::new(secret),
            redirect_uri,
        }))
    }

    /// Makes the parts of a request that are new each time. `browser` is the
    /// playground's cookie: the answer counts only there.
    pub fn playground_request(&self, scope: &str, browser: &str) -> PlaygroundRequest {
        let verifier = CodeVerifier::from_bytes(&self.random());
        let state = PlaygroundState {
            verifier: verifier.expose().to_owned(),
            browser: browser.to_owned(),
            scope: scope.to_owned(),
        };
        PlaygroundRequest {
            challenge: CodeChallenge::of(&verifier),
            verifier,
            state: self.seal(LABEL, &state),
        }
    }

    /// Opens a `state` that comes back, in the browser that it was given to.
    pub fn playground_state(&self, state: &str, browser: &str) -> Option<PlaygroundState> {
        let opened: PlaygroundState = self.open_seal(LABEL, state)?;
        bool::from(opened.browser.as_bytes().ct_eq(browser.as_bytes())).then_some(opened)
    }

    /// Exchanges a code as any client would: the same use case, with the
    /// client's secret and the verifier.
    pub async fn playground_exchange(
        &self,
        code: &str,
        state: &str,
        browser: &str,
    ) -> Result<TokenResponse, PlaygroundError> {
        let playground = self.playground_client().await?.ok_or(PlaygroundError::Absent)?;
        let state = self.playground_state(state, browser).ok_or(PlaygroundError::ForeignState)?;
        let basic = format!(
            "Basic {}",
            STANDARD.encode(format!("{}:{}", playground.client.id, playground.secret.expose()))
        );
        let parameters = Parameters::from_pairs([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &playground.redirect_uri),
            ("code_verifier", &state.verifier),
        ]);
        let authorization = Some(basic.into_bytes());
        Ok(self
            .exchange(ClientRequest { authorization, parameters, proof: SentProof::default() })
            .await?)
    }
}
