//! OpenID Connect Back-Channel Logout 1.0 §2.4: an app learns that a session has ended.

use std::time::Duration;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::id::ClientId;
use crate::timestamp::Timestamp;
use crate::upstream::logout_token::LOGOUT_EVENT;
pub use crate::upstream::logout_token::LOGOUT_TYP;

/// "It is RECOMMENDED that the expiration time be set to two minutes in the future or less".
pub const LIFETIME: Duration = Duration::from_mins(2);

/// Never with a nonce, "to prevent misuse as an ID Token".
#[derive(Clone, Debug, Serialize)]
pub struct LogoutTokenClaims {
    pub iss: String,
    pub sub: String,
    pub aud: ClientId,
    pub iat: Timestamp,
    pub exp: Timestamp,
    pub jti: String,
    pub sid: String,
    events: Map<String, Value>,
}

impl LogoutTokenClaims {
    pub fn new(
        iss: String,
        aud: ClientId,
        sub: String,
        sid: String,
        jti: String,
        now: Timestamp,
    ) -> Self {
        let events = Map::from_iter([(LOGOUT_EVENT.to_owned(), json!({}))]);
        Self { iss, sub, aud, iat: now, exp: now + LIFETIME, jti, sid, events }
    }
}
