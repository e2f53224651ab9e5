//! `private_key_jwt`.

use oauth::jose::client_assertion::CLIENT_ASSERTION_TYPE;
use serde_json::{Value, json};

use crate::jwt::TestKey;
use crate::{ISSUER, TestServer};

/// Valid now; `jti` makes them valid for one use more.
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

pub fn header() -> Value {
    json!({ "typ": "JWT", "kid": "demo-signed-1" })
}

pub fn of_demo_signed(server: &TestServer, jti: &str) -> String {
    TestKey::demo_signed().sign(&header(), &claims(server, "demo-signed", jti))
}

pub fn parameters(assertion: &str) -> [(&'static str, String); 2] {
    [
        ("client_assertion_type", CLIENT_ASSERTION_TYPE.to_owned()),
        ("client_assertion", assertion.to_owned()),
    ]
}
