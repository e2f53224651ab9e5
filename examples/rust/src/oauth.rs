//! What an app needs of OAuth.

use std::time::{Duration, Instant};

use oauth2::basic::{BasicClient, BasicErrorResponseType, BasicTokenResponse};
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope,
    TokenResponse as _, TokenUrl,
};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde::Deserialize;
use thiserror::Error;
use tokio::sync::{Mutex, OnceCell};
use url::Url;

use crate::settings::Settings;

type App = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Speaks to the authorization server and the API.
pub(crate) struct OAuth {
    settings: Settings,
    http: Client,
    known: OnceCell<Known>,
}

struct Known {
    app: App,
    revocation: Url,
}

/// What is read of the metadata document (RFC 8414 §2).
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: AuthUrl,
    token_endpoint: TokenUrl,
    revocation_endpoint: Url,
}

/// What a person's answer is checked against.
pub(crate) struct Pending {
    /// Binds the answer to this browser: no other can finish what it began.
    pub(crate) state: CsrfToken,
    /// Binds the code to this app (PKCE, RFC 7636).
    verifier: PkceCodeVerifier,
}

/// A person's answer.
#[derive(Deserialize)]
pub(crate) struct Answer {
    pub(crate) state: Option<String>,
    iss: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

/// One person's tokens. A refresh token is good once: the lock makes two pages that are
/// opened at a time share one refresh.
pub(crate) struct Tokens(Mutex<Kept>);

struct Kept {
    access: String,
    refresh: RefreshToken,
    ends_at: Instant,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Candidate {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) job: Job,
}

#[derive(Deserialize)]
pub(crate) struct Job {
    pub(crate) title: String,
    pub(crate) location: String,
}

/// The API's answer.
#[derive(Deserialize)]
struct List {
    content: Vec<Candidate>,
}

/// Why there is nothing to show.
#[derive(Debug, Error)]
pub(crate) enum OAuthError {
    #[error("the person did not allow it")]
    Denied,
    #[error("the access was taken back, or has ended")]
    Disconnected,
    #[error("the answer is not as it must be: {0}")]
    Answer(&'static str),
    #[error("the authorization server refuses: {0}")]
    Refused(String),
    #[error("no answer: {0}")]
    Http(#[from] reqwest::Error),
}

impl OAuth {
    pub(crate) fn new(settings: Settings) -> Result<Self, reqwest::Error> {
        // A redirect could carry the secret elsewhere.
        let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(10));
        Ok(Self { settings, http: client.build()?, known: OnceCell::new() })
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The server's metadata, read once and not before it is needed.
    async fn known(&self) -> Result<&Known, OAuthError> {
        self.known.get_or_try_init(|| self.discover()).await
    }

    async fn discover(&self) -> Result<Known, OAuthError> {
        let Settings { issuer, client_id, client_secret, redirect_uri, .. } = &self.settings;
        let url = format!("{issuer}/.well-known/oauth-authorization-server");
        let metadata: Metadata =
            self.http.get(url).send().await?.error_for_status()?.json().await?;
        // RFC 8414 §3.3: otherwise another server's endpoints would get the secret.
        if metadata.issuer != *issuer {
            return Err(OAuthError::Answer("another issuer's metadata"));
        }
        let app = BasicClient::new(ClientId::new(client_id.clone()))
            .set_client_secret(ClientSecret::new(client_secret.clone()))
            .set_auth_uri(metadata.authorization_endpoint)
            .set_token_uri(metadata.token_endpoint)
            .set_redirect_uri(RedirectUrl::from_url(redirect_uri.clone()));
        Ok(Known { app, revocation: metadata.revocation_endpoint })
    }

    /// Where to send a person, and what their answer is to be checked against.
    pub(crate) async fn begin(&self) -> Result<(Url, Pending), OAuthError> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let scopes = self.settings.scope.split(' ').map(|scope| Scope::new(scope.to_owned()));
        let request = self.known().await?.app.authorize_url(CsrfToken::new_random);
        let mut request = request.add_scopes(scopes).set_pkce_challenge(challenge);
        if let Some(prompt) = &self.settings.prompt {
            request = request.add_extra_param("prompt", prompt);
        }
        let (url, state) = request.url();
        Ok((url, Pending { state, verifier }))
    }

    /// Tokens for an answer whose `state` is the pending one's.
    pub(crate) async fn finish(
        &self,
        answer: Answer,
        pending: Pending,
    ) -> Result<Tokens, OAuthError> {
        // RFC 9207 §2.4: in errors too.
        if answer.iss.as_deref() != Some(self.settings.issuer.as_str()) {
            return Err(OAuthError::Answer("it is another issuer's"));
        }
        match (answer.code, answer.error.as_deref()) {
            (None, Some("access_denied")) => Err(OAuthError::Denied),
            (None, Some(error)) => Err(OAuthError::Refused(error.to_owned())),
            (Some(code), None) => {
                let exchange = self.known().await?.app.exchange_code(AuthorizationCode::new(code));
                let exchange = exchange.set_pkce_verifier(pending.verifier);
                let kept = kept(&exchange.request_async(&self.http).await.map_err(refused)?, None)?;
                Ok(Tokens(Mutex::new(kept)))
            }
            _ => Err(OAuthError::Answer("neither a code nor an error")),
        }
    }

    /// The candidates that the person may see.
    pub(crate) async fn candidates(&self, tokens: &Tokens) -> Result<Vec<Candidate>, OAuthError> {
        let mut kept = tokens.0.lock().await;
        let left = kept.ends_at.saturating_duration_since(now());
        if left < self.settings.refresh_before {
            self.refresh(&mut kept).await?;
        }
        let mut answer = self.list(&kept.access).await?;
        if answer.status() == StatusCode::UNAUTHORIZED {
            // Ended before its time; a refresh says whether for good.
            self.refresh(&mut kept).await?;
            answer = self.list(&kept.access).await?;
        }
        Ok(answer.error_for_status()?.json::<List>().await?.content)
    }

    async fn list(&self, access: &str) -> Result<reqwest::Response, reqwest::Error> {
        let url = format!("{}/candidates", self.settings.api);
        self.http.get(url).bearer_auth(access).send().await
    }

    async fn refresh(&self, tokens: &mut Kept) -> Result<(), OAuthError> {
        let request = self.known().await?.app.exchange_refresh_token(&tokens.refresh);
        let answer = request.request_async(&self.http).await.map_err(refused)?;
        *tokens = kept(&answer, Some(&tokens.refresh))?;
        eprintln!("refreshed");
        Ok(())
    }

    /// Takes the access back (RFC 7009): a refresh token's access tokens go with it. The
    /// crate does this over https alone, and the demo has none.
    pub(crate) async fn revoke(&self, tokens: &Tokens) -> Result<(), OAuthError> {
        let token = tokens.0.lock().await.refresh.secret().clone();
        let Settings { client_id, client_secret, .. } = &self.settings;
        self.http
            .post(self.known().await?.revocation.clone())
            .basic_auth(client_id, Some(client_secret))
            .form(&[("token", token)])
            .send()
            .await?
            .error_for_status()?;
        Ok(())
    }
}

fn kept(answer: &BasicTokenResponse, old: Option<&RefreshToken>) -> Result<Kept, OAuthError> {
    let refresh = answer.refresh_token().or(old).cloned();
    let lasts = answer.expires_in().unwrap_or_default();
    Ok(Kept {
        access: answer.access_token().secret().clone(),
        refresh: refresh.ok_or(OAuthError::Answer("no refresh token"))?,
        ends_at: now() + lasts,
    })
}

#[expect(clippy::disallowed_methods, reason = "an app of its own, without the server's clock")]
fn now() -> Instant {
    Instant::now()
}

fn refused<E>(error: RequestTokenError<E, oauth2::basic::BasicErrorResponse>) -> OAuthError
where
    E: std::error::Error + 'static,
{
    match error {
        RequestTokenError::ServerResponse(said) => match said.error() {
            BasicErrorResponseType::InvalidGrant => OAuthError::Disconnected,
            other => OAuthError::Refused(other.to_string()),
        },
        other => OAuthError::Refused(other.to_string()),
    }
}
