//! Access tokens that APIs read by themselves (RFC 9068).

mod issued;
mod own_key;
mod persons;
mod refused;
mod rotation;

use oauth::client::AccessTokenFormat;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::jose::compact::JwsError;

use testkit::{TestServer, client_endpoints};

const CANDIDATES: &str = "/api/candidates";

/// An access token of `demo-jwt`.
async fn jwt(server: &TestServer) -> String {
    server.service_token("demo-jwt", "demo-jwt-secret").await
}

/// From now on a client's access tokens are JWTs.
async fn issue_jwts(server: &TestServer, client: &str, algorithm: SigningAlgorithm) {
    let format = AccessTokenFormat::Jwt(algorithm);
    server.change_client(client, |client| client.access_token_format = format).await;
}

/// Verifies a token as an API does: with the set that is published now.
async fn verify(server: &TestServer, token: &str) -> Option<Result<(), JwsError>> {
    client_endpoints::verify(&server.key_set().await, token)
}
