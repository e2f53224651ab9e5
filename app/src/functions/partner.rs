//! The playground as a client: it speaks to the server's endpoints as a partner's app does, with
//! the crate `oauth2`.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use oauth::client::ClientKind;
use oauth::credential::secret::ClientSecret;
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{
    AccessToken, AuthorizationCode, ClientId, EndpointNotSet, EndpointSet, ErrorResponseType,
    HttpRequest, HttpResponse, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError,
    RevocationUrl, StandardErrorResponse, StandardRevocableToken, TokenResponse as _, TokenUrl,
};
use provider::error::ProviderError;
use provider::playground::PlaygroundClient;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum PlaygroundError {
    /// There is no playground, or no such app in it.
    #[error("there is no playground here")]
    Absent,
    /// The `state` is not one that this browser was given.
    #[error("the state is not one that this browser sent")]
    ForeignState,
    /// RFC 6749 §5.2.
    #[error("{error}: {description}")]
    Refused { error: String, description: String },
    /// The endpoint was not reached, or answered what no client reads.
    #[error("{0}")]
    Unanswered(String),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

#[derive(Debug, Error)]
#[error("{0}")]
pub struct Unanswered(pub String);

pub type Answering = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send>>;

/// In process.
#[derive(Clone)]
pub struct OwnEndpoints(Arc<dyn Fn(HttpRequest) -> Answering + Send + Sync>);

impl OwnEndpoints {
    pub fn new(send: impl Fn(HttpRequest) -> Answering + Send + Sync + 'static) -> Self {
        Self(Arc::new(send))
    }
}

impl fmt::Debug for OwnEndpoints {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("OwnEndpoints")
    }
}

/// It holds tokens, so it has no `Debug`.
pub struct Tokens {
    pub access_token: String,
    pub refresh_token: Option<String>,
    pub scopes: Vec<String>,
    /// The whole answer as it came.
    pub json: String,
}

/// Requests stay in the process, so their host does not matter; the crate takes revocation
/// endpoints of https alone.
const TOKEN_URL: &str = "https://localhost/oauth/token";
const REVOCATION_URL: &str = "https://localhost/oauth/revoke";

type OAuthClient =
    BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet, EndpointSet>;

pub struct Partner {
    client: OAuthClient,
    redirect_uri: RedirectUrl,
    endpoints: OwnEndpoints,
}

impl Partner {
    /// `secret` is what a partner typed for an app of theirs.
    pub fn new(
        playground: &PlaygroundClient,
        secret: &str,
        endpoints: OwnEndpoints,
    ) -> Result<Self, PlaygroundError> {
        let broken =
            |error: oauth2::url::ParseError| PlaygroundError::Unanswered(error.to_string());
        let registered = &playground.client;
        let mut client = BasicClient::new(ClientId::new(registered.id.to_string()))
            .set_token_uri(TokenUrl::new(TOKEN_URL.to_owned()).map_err(broken)?)
            .set_revocation_url(RevocationUrl::new(REVOCATION_URL.to_owned()).map_err(broken)?);
        // OAuth 2.1 §2.4: a client with a secret uses it, one without names itself.
        if registered.kind == ClientKind::Confidential {
            let secret = playground.secret.as_ref().map_or(secret, ClientSecret::expose).trim();
            client = client.set_client_secret(oauth2::ClientSecret::new(secret.to_owned()));
        }
        let redirect_uri = RedirectUrl::new(playground.redirect_uri.clone()).map_err(broken)?;
        Ok(Self { client, redirect_uri, endpoints })
    }

    /// RFC 6749 §4.1.3, RFC 7636 §4.5.
    pub async fn exchange(&self, code: &str, verifier: String) -> Result<Tokens, PlaygroundError> {
        let answer = Answer::default();
        let http = |request| answer.of(&self.endpoints, request);
        let tokens = self
            .client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_redirect_uri(Cow::Borrowed(&self.redirect_uri))
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&http)
            .await;
        answer.tokens(tokens)
    }

    /// RFC 6749 §6.
    pub async fn refresh(&self, refresh_token: &str) -> Result<Tokens, PlaygroundError> {
        let answer = Answer::default();
        let http = |request| answer.of(&self.endpoints, request);
        let refresh_token = RefreshToken::new(refresh_token.to_owned());
        let tokens = self.client.exchange_refresh_token(&refresh_token);
        answer.tokens(tokens.request_async(&http).await)
    }

    /// RFC 7009 §2.1.
    pub async fn revoke(&self, token: &str, is_access_token: bool) -> Result<(), PlaygroundError> {
        let answer = Answer::default();
        let http = |request| answer.of(&self.endpoints, request);
        let token = if is_access_token {
            StandardRevocableToken::from(AccessToken::new(token.to_owned()))
        } else {
            StandardRevocableToken::from(RefreshToken::new(token.to_owned()))
        };
        let request = self.client.revoke_token(token);
        let request = request.map_err(|error| PlaygroundError::Unanswered(error.to_string()))?;
        request.request_async(&http).await.map_err(refused)
    }
}

/// The body of an answer, of which the crate gives only what it knows.
#[derive(Default)]
struct Answer(Arc<OnceLock<Vec<u8>>>);

impl Answer {
    fn of(
        &self,
        endpoints: &OwnEndpoints,
        request: HttpRequest,
    ) -> impl Future<Output = Result<HttpResponse, Unanswered>> + Send + use<> {
        let (body, response) = (Arc::clone(&self.0), endpoints.0(request));
        async move {
            let response = response.await?;
            // One answer is read by one of these alone.
            let _ = body.set(response.body().clone());
            Ok(response)
        }
    }

    fn tokens(
        &self,
        tokens: Result<BasicTokenResponse, RequestTokenError<Unanswered, BasicErrorResponse>>,
    ) -> Result<Tokens, PlaygroundError> {
        let tokens = tokens.map_err(refused)?;
        let json = self.0.get().map(|body| String::from_utf8_lossy(body).into_owned());
        Ok(Tokens {
            access_token: tokens.access_token().secret().clone(),
            refresh_token: tokens.refresh_token().map(|token| token.secret().clone()),
            scopes: tokens
                .scopes()
                .map(|scopes| scopes.iter().map(|scope| scope.to_string()).collect())
                .unwrap_or_default(),
            json: json.unwrap_or_default(),
        })
    }
}

fn refused<E: ErrorResponseType + fmt::Display + 'static>(
    error: RequestTokenError<Unanswered, StandardErrorResponse<E>>,
) -> PlaygroundError {
    match error {
        RequestTokenError::ServerResponse(response) => PlaygroundError::Refused {
            error: response.error().to_string(),
            description: response.error_description().cloned().unwrap_or_default(),
        },
        RequestTokenError::Request(error) => PlaygroundError::Unanswered(error.to_string()),
        // Not with the body, which may hold tokens.
        other => PlaygroundError::Unanswered(other.to_string()),
    }
}
