//! The playground: a client of our own, with which a developer tries the flow.

use std::sync::Arc;

use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};
use oauth::client::Client;
use oauth::client::redirect_uri::RedirectUri;
use oauth::credential::secret::ClientSecret;
use oauth::id::ClientId;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::Provider;
use crate::error::ProviderError;

/// Metadata keys that name the playground's client.
pub(crate) const CLIENT_ID_KEY: &str = "playground client_id";
/// Its secret: demo data, printed in the documentation.
pub(crate) const CLIENT_SECRET_KEY: &str = "playground client_secret";

/// A client that is played with.
#[derive(Clone, Debug)]
pub struct PlaygroundClient {
    pub client: Arc<Client>,
    /// Its secret, if it is the playground's own client. A partner types theirs.
    pub secret: Option<ClientSecret>,
    pub redirect_uri: String,
}

/// What the playground, as any client, remembers of a request it sent. It
/// travels, sealed, as the `state`; it holds the verifier, so it has no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct PlaygroundState {
    verifier: String,
    browser: String,
    client: ClientId,
    pub scope: String,
}

impl PlaygroundState {
    pub fn client(&self) -> &ClientId {
        &self.client
    }

    pub fn verifier(&self) -> &str {
        &self.verifier
    }
}

/// A request as the playground sends it.
#[derive(Clone, Debug)]
pub struct PlaygroundRequest {
    /// The PKCE verifier, which stays with the client.
    pub verifier: CodeVerifier,
    /// The PKCE challenge, which goes with the request.
    pub challenge: CodeChallenge,
    pub state: String,
}

const LABEL: &str = "playground state";

impl Provider {
    /// The client of that id, if its answers may go to the playground; without an id the
    /// playground's own, which a demo has.
    pub async fn playground_client(
        &self,
        id: Option<&ClientId>,
    ) -> Result<Option<PlaygroundClient>, ProviderError> {
        let store = self.store();
        let own = store.metadata(CLIENT_ID_KEY).await?.map(ClientId::new);
        let secret = store.metadata(CLIENT_SECRET_KEY).await?;
        let Some(id) = id.or(own.as_ref()) else { return Ok(None) };
        let client = store.find_client(id).await?.filter(|client| !client.disabled);
        let Some(client) = client else { return Ok(None) };
        let redirect_uri = self.playground_address(&client);
        let secret = secret.filter(|_| own.as_ref() == Some(id)).map(ClientSecret::new);
        Ok(redirect_uri.map(str::to_owned).map(|redirect_uri| PlaygroundClient {
            client,
            secret,
            redirect_uri,
        }))
    }

    /// Where a client's answers reach the playground, if they do.
    pub fn playground_address<'client>(&self, client: &'client Client) -> Option<&'client str> {
        let ours = format!("{}/playground/", self.settings().issuer);
        client.redirect_uris.iter().map(RedirectUri::as_str).find(|uri| uri.starts_with(&ours))
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

    /// Another verifier than any that was sent, with which a stolen code might be tried.
    pub fn new_verifier(&self) -> String {
        CodeVerifier::from_bytes(&self.inner.shared.random()).expose().to_owned()
    }
}
