//! A client that signs who it is (`private_key_jwt`).

use oauth::jose::client_assertion::CLIENT_ASSERTION_TYPE;
use serde_json::{Value, json};

use crate::jwt::TestKey;
use crate::{ISSUER, TestServer};

/// Claims that are good now; `jti` makes them good for one use more.
pub fn claims(server: &TestServer, client_id: &str, jti: &str) -> Value {
    let now = server.provider.now().0;
    json!({
        "iss": client_id,
        "sub": client_id,
        "aud": ISSUER,
        "iat": now,
        "exp": now + 60,
        "jti": jti,
    })
}

/// The header of `demo-signed`'s assertions.
pub fn header() -> Value {
    json!({ "typ": "JWT", "kid": "demo-signed-1" })
}

/// A good assertion of `demo-signed`.
pub fn of_demo_signed(server: &TestServer, jti: &str) -> String {
    TestKey::demo_signed().sign(&header(), &claims(server, "demo-signed", jti))
}

/// The parameters with which a request carries an assertion.
pub fn parameters(assertion: &str) -> [(&'static str, String); 2] {
    [
        ("client_assertion_type", CLIENT_ASSERTION_TYPE.to_owned()),
        ("client_assertion", assertion.to_owned()),
    ]
}
