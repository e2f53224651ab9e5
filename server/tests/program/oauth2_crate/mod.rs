//! The `oauth2` crate as the client, set up from the metadata document as a
//! developer would.

mod authorization_code;
mod client_credentials;
mod device;
mod introspection;
mod revocation;

use oauth2::basic::BasicClient;
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, DeviceAuthorizationUrl,
    EndpointSet, ErrorResponseType, IntrospectionUrl, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, RevocationUrl, Scope, StandardErrorResponse, TokenUrl,
};
use url::Url;

use crate::browser::{Browser, CALLBACK};
use crate::running::{Program, plain_client};

pub(crate) type App = BasicClient<EndpointSet, EndpointSet, EndpointSet, EndpointSet, EndpointSet>;
pub(crate) type Tokens = oauth2::basic::BasicTokenResponse;

/// A client that the metadata document is known to.
async fn client(program: &Program, id: &str) -> App {
    let metadata = program.metadata().await;
    let endpoint = |name: &str| {
        let address = metadata[name].as_str().unwrap_or_else(|| panic!("no {name}"));
        Url::parse(address).expect("a URL")
    };
    // The library revokes at HTTPS addresses only (RFC 7009 §2).
    let mut revocation = endpoint("revocation_endpoint");
    revocation.set_scheme("https").expect("from http");
    BasicClient::new(ClientId::new(id.to_owned()))
        .set_auth_uri(AuthUrl::from_url(endpoint("authorization_endpoint")))
        .set_token_uri(TokenUrl::from_url(endpoint("token_endpoint")))
        .set_device_authorization_url(DeviceAuthorizationUrl::from_url(endpoint(
            "device_authorization_endpoint",
        )))
        .set_introspection_url(IntrospectionUrl::from_url(endpoint("introspection_endpoint")))
        .set_revocation_url(RevocationUrl::from_url(revocation))
}

/// A client of the demo that keeps a secret.
async fn confidential(program: &Program, id: &str) -> App {
    client(program, id).await.set_client_secret(ClientSecret::new(format!("{id}-secret")))
}

/// `demo-partner`.
pub(crate) async fn partner(program: &Program) -> App {
    let redirect_uri = RedirectUrl::new(CALLBACK.to_owned()).expect("a URL");
    confidential(program, "demo-partner").await.set_redirect_uri(redirect_uri)
}

/// Ada allows what an app asks for, and ticks what is optional; the code, and the
/// verifier for it.
async fn allowed(
    app: &App,
    program: &Program,
    asked: &[&str],
    ticked: &[&str],
) -> (AuthorizationCode, PkceCodeVerifier) {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state) = app
        .authorize_url(CsrfToken::new_random)
        .add_scopes(asked.iter().map(|scope| Scope::new((*scope).to_owned())))
        .set_pkce_challenge(challenge)
        .add_extra_param("prompt", "consent")
        .url();
    let answer = Browser::new(program).allow(url.as_str(), ticked).await;
    assert_eq!(answer["state"], *state.secret());
    assert_eq!(answer["iss"], program.issuer);
    (AuthorizationCode::new(answer["code"].clone()), verifier)
}

/// The tokens of `demo-partner` for Ada.
pub(crate) async fn partner_tokens(program: &Program, asked: &[&str], ticked: &[&str]) -> Tokens {
    let app = partner(program).await;
    let (code, verifier) = allowed(&app, program, asked, ticked).await;
    let exchange = app.exchange_code(code).set_pkce_verifier(verifier);
    exchange.request_async(&plain_client()).await.expect("tokens")
}

/// The `error` that the library reports.
fn error_code<E, T>(error: RequestTokenError<E, StandardErrorResponse<T>>) -> String
where
    E: std::error::Error + 'static,
    T: ErrorResponseType + std::fmt::Display + 'static,
{
    match error {
        RequestTokenError::ServerResponse(response) => response.error().to_string(),
        other => panic!("the library could not read the answer: {other:?}"),
    }
}
