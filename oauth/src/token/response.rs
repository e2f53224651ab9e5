//! RFC 6749 §5.1.

use std::time::Duration;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::credential::secret::{AccessToken, RefreshToken};
use crate::scope::ScopeSet;

#[derive(Clone, Debug)]
pub struct TokenResponse {
    pub access_token: AccessToken,
    pub token_type: TokenType,
    pub expires_in: Duration,
    pub refresh_token: Option<RefreshToken>,
    /// RFC 6749 §5.1 requires it where it differs from the request; a person may have left optional
    /// scopes out, so it is always sent.
    pub scopes: ScopeSet,
    /// OpenID Connect Core §3.1.3.3.
    pub id_token: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenType {
    /// RFC 6750.
    Bearer,
    /// Bound to a key, whose possession must be proven (RFC 9449).
    DPoP,
}

impl TokenType {
    /// Also the scheme of the `Authorization` header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
            Self::DPoP => "DPoP",
        }
    }

    pub fn of<K>(bound_to: Option<&K>) -> Self {
        if bound_to.is_some() { Self::DPoP } else { Self::Bearer }
    }
}

impl Serialize for TokenResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut response = serializer.serialize_struct("TokenResponse", 6)?;
        response.serialize_field("access_token", self.access_token.expose())?;
        response.serialize_field("token_type", self.token_type.as_str())?;
        response.serialize_field("expires_in", &self.expires_in.as_secs())?;
        match &self.refresh_token {
            Some(token) => response.serialize_field("refresh_token", token.expose())?,
            None => response.skip_field("refresh_token")?,
        }
        response.serialize_field("scope", &self.scopes)?;
        match &self.id_token {
            Some(token) => response.serialize_field("id_token", token)?,
            None => response.skip_field("id_token")?,
        }
        response.end()
    }
}
