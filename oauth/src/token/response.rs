//! What a client gets (RFC 6749 §5.1).

use std::time::Duration;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::scope::ScopeSet;
use crate::secret::{AccessToken, RefreshToken};

/// A successful token response.
#[derive(Clone, Debug)]
pub struct TokenResponse {
    /// `access_token`.
    pub access_token: AccessToken,
    /// `expires_in`.
    pub expires_in: Duration,
    /// `refresh_token`, if there is one.
    pub refresh_token: Option<RefreshToken>,
    /// `scope`. RFC 6749 §5.1 requires it where it differs from the request;
    /// a person may have left optional scopes out, so it is always sent.
    pub scopes: ScopeSet,
}

impl Serialize for TokenResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut response = serializer.serialize_struct("TokenResponse", 5)?;
        response.serialize_field("access_token", self.access_token.expose())?;
        response.serialize_field("token_type", "Bearer")?;
        response.serialize_field("expires_in", &self.expires_in.as_secs())?;
        match &self.refresh_token {
            Some(token) => response.serialize_field("refresh_token", token.expose())?,
            None => response.skip_field("refresh_token")?,
        }
        response.serialize_field("scope", &self.scopes)?;
        response.end()
    }
}
