//! The playground: a client of our own, with which a developer tries the flow.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientKind};
use oauth::credential::secret::ClientSecret;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use oauth::token::TokenResponse;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use thiserror::Error;

use crate::Provider;
use crate::error::{ProviderError, UseCaseError};
use crate::token::client_request::ClientRequest;
use crate::token::dpop::RequestProof;
use crate::token::exchange::ExchangeError;
use crate::token::revoke::RevokeError;

/// Marks of the database that name the playground's client.
pub(crate) const CLIENT_ID_MARK: &str = "playground client_id";
/// Its secret: practice data, printed in the documentation.
pub(crate) const CLIENT_SECRET_MARK: &str = "playground client_secret";

/// A client that is played with.
#[derive(Clone, Debug)]
pub struct PlaygroundClient {
    /// As registered.
    pub client: Arc<Client>,
    /// Its secret, if it is the playground's own client. A partner types theirs.
    pub secret: Option<ClientSecret>,
    /// Where its answers go.
    pub redirect_uri: String,
}

/// What the playground, as any client, remembers of a request it sent. It
/// travels, sealed, as the `state`; it holds the verifier, so it has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct PlaygroundState {
    verifier: String,
    browser: String,
    client: ClientId,
    /// What was asked for.
    pub scope: String,
}

impl PlaygroundState {
    /// The client that was played with.
    pub fn client(&self) -> &ClientId {
        &self.client
    }
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

/// Which verifier goes with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verifier {
    /// The one whose challenge went with the request.
    Own,
    /// Another one: to see that a stolen code is worth nothing.
    Wrong,
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
    /// The revocation endpoint refused.
    #[error(transparent)]
    Revoke(#[from] UseCaseError<RevokeError>),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

const LABEL: &str = "playground state";

impl Provider {
    /// The client of that id, if its answers may go to the playground; without an id
    /// the playground's own, if there is a playground.
    pub async fn playground_client(
        &self,
        id: Option<&ClientId>,
    ) -> Result<Option<PlaygroundClient>, ProviderError> {
        let store = &self.store();
        let (Some(own), Some(secret)) =
            (store.mark(CLIENT_ID_MARK).await?, store.mark(CLIENT_SECRET_MARK).await?)
        else {
            return Ok(None);
        };
        let own = ClientId::new(own);
        let id = id.unwrap_or(&own);
        let client = store.find_client(id).await?.filter(|client| !client.disabled);
        let Some(client) = client else { return Ok(None) };
        let ours = format!("{}/playground/", self.settings().issuer);
        let redirect_uri =
            client.redirect_uris.iter().map(RedirectUri::as_str).find(|uri| uri.starts_with(&ours));
        let secret = (*id == own).then(|| ClientSecret::new(secret));
        Ok(redirect_uri.map(str::to_owned).map(|redirect_uri| PlaygroundClient {
            client,
            secret,
            redirect_uri,
        }))
    }

    /// Makes the parts of a request that are new each time. `browser` is the
    /// playground's cookie: the answer counts only there.
    pub fn playground_request(
        &self,
        client: &Client,
        scope: &str,
        browser: &str,
    ) -> PlaygroundRequest {
        let verifier = CodeVerifier::from_bytes(&self.inner.shared.random());
        let state = PlaygroundState {
            verifier: verifier.expose().to_owned(),
            browser: browser.to_owned(),
            client: client.id.clone(),
            scope: scope.to_owned(),
        };
        PlaygroundRequest {
            challenge: CodeChallenge::of(&verifier),
            verifier,
            state: self.inner.shared.seal(LABEL, &state),
        }
    }

    /// Opens a `state` that comes back, in the browser that it was given to.
    pub fn playground_state(&self, state: &str, browser: &str) -> Option<PlaygroundState> {
        let opened: PlaygroundState = self.inner.shared.open_seal(LABEL, state)?;
        bool::from(opened.browser.as_bytes().ct_eq(browser.as_bytes())).then_some(opened)
    }

    /// Exchanges a code as any client would: the same use case, with the
    /// client's secret and the verifier. `secret` is what a partner typed.
    pub async fn playground_exchange(
        &self,
        code: &str,
        state: &str,
        browser: &str,
        secret: &str,
        verifier: Verifier,
    ) -> Result<TokenResponse, PlaygroundError> {
        let (state, playground) = self.played(state, browser).await?;
        let verifier = match verifier {
            Verifier::Own => state.verifier,
            Verifier::Wrong => {
                CodeVerifier::from_bytes(&self.inner.shared.random()).expose().to_owned()
            }
        };
        let pairs = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &playground.redirect_uri),
            ("code_verifier", &verifier),
        ];
        Ok(self.tokens().exchange(request(&playground, secret, &pairs)).await?)
    }

    /// Refreshes a token as any client would.
    pub async fn playground_refresh(
        &self,
        refresh_token: &str,
        state: &str,
        browser: &str,
        secret: &str,
    ) -> Result<TokenResponse, PlaygroundError> {
        let (_, playground) = self.played(state, browser).await?;
        let pairs = [("grant_type", "refresh_token"), ("refresh_token", refresh_token)];
        Ok(self.tokens().exchange(request(&playground, secret, &pairs)).await?)
    }

    /// Revokes a token as any client would (RFC 7009).
    pub async fn playground_revoke(
        &self,
        token: &str,
        state: &str,
        browser: &str,
        secret: &str,
    ) -> Result<(), PlaygroundError> {
        let (_, playground) = self.played(state, browser).await?;
        Ok(self.tokens().revoke(request(&playground, secret, &[("token", token)])).await?)
    }

    async fn played(
        &self,
        state: &str,
        browser: &str,
    ) -> Result<(PlaygroundState, PlaygroundClient), PlaygroundError> {
        let state = self.playground_state(state, browser).ok_or(PlaygroundError::ForeignState)?;
        let playground = self.playground_client(Some(&state.client)).await?;
        Ok((state, playground.ok_or(PlaygroundError::Absent)?))
    }
}

/// A request of the client that is played with.
fn request(playground: &PlaygroundClient, secret: &str, pairs: &[(&str, &str)]) -> ClientRequest {
    let id = &playground.client.id;
    let secret = playground.secret.as_ref().map_or(secret, ClientSecret::expose).trim();
    let mut pairs = pairs.to_vec();
    // OAuth 2.1 §2.4: a client with a secret uses it, one without names itself.
    let authorization = match playground.client.kind {
        ClientKind::Confidential => {
            Some(format!("Basic {}", STANDARD.encode(format!("{id}:{secret}"))).into_bytes())
        }
        ClientKind::Public => {
            pairs.push(("client_id", id.as_str()));
            None
        }
    };
    let parameters = Parameters::from_pairs(pairs);
    ClientRequest { authorization, parameters, proof: RequestProof::default() }
}
