//! Clients that sign who they are (`private_key_jwt`, RFC 7523), and how that
//! goes together with secrets. Secrets by themselves: `token/client_authentication`.

mod claims;
mod methods;
mod replay;
mod secrets;
mod signature;

use serde_json::Value;

use testkit::assertion::{header, parameters};
use testkit::jwt::TestKey;
use testkit::{Answer, TestServer};

/// `demo-signed` asks for a token of its own with this assertion.
async fn ask(server: &TestServer, assertion: &str) -> Answer {
    ask_with(server, assertion, &[]).await
}

/// As [`ask`], with more parameters.
async fn ask_with(server: &TestServer, assertion: &str, more: &[(&str, &str)]) -> Answer {
    let [kind, text] = parameters(assertion);
    let mut pairs = vec![("grant_type", "client_credentials")];
    pairs.extend([(kind.0, kind.1.as_str()), (text.0, text.1.as_str())]);
    pairs.extend(more);
    server.token(None, &pairs).await
}

/// As [`ask`], with these claims and the client's own key.
async fn ask_claiming(server: &TestServer, claims: &Value) -> Answer {
    ask(server, &TestKey::demo_signed().sign(&header(), claims)).await
}
