//! OAuth 2.1 §2.4.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::client::{Client, ClientKind};
use crate::credential::digest::Digest;
use crate::credential::secret::ClientSecret;
use crate::id::ClientId;
use crate::jose::client_assertion::{
    AssertionError, CLIENT_ASSERTION_TYPE, ClientAssertion, Spend,
};
use crate::parameters::Parameters;
use crate::timestamp::Timestamp;

#[derive(Debug)]
pub struct ClientAuthentication {
    pub client_id: ClientId,
    method: Method,
}

#[derive(Debug)]
enum Method {
    /// `client_secret_basic` or `client_secret_post`.
    Secret(ClientSecret),
    /// `private_key_jwt`.
    Assertion(ClientAssertion),
    /// `none`: a public client names itself.
    None,
}

impl ClientAuthenticationError {
    /// RFC 6749 §5.2.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TwoMethods => "invalid_request",
            Self::Missing
            | Self::MalformedBasic
            | Self::AssertionType
            | Self::Assertion(_)
            | Self::Failed => "invalid_client",
        }
    }
}

impl ClientAuthentication {
    pub fn read(
        authorization: Option<&[u8]>,
        parameters: &Parameters,
    ) -> Result<Self, ClientAuthenticationError> {
        let in_body = parameters.get("client_id");
        let secret_in_body = parameters.get("client_secret");
        if let Some(assertion) = read_assertion(parameters)? {
            // OAuth 2.1 §2.4: "The client MUST NOT use more than one authentication
            // method in each request".
            if authorization.is_some() || secret_in_body.is_some() {
                return Err(ClientAuthenticationError::TwoMethods);
            }
            let client_id = assertion.client_id().clone();
            // RFC 7521 §4.2: client_id "MUST identify the same client as is
            // identified by the client assertion".
            if in_body.is_some_and(|named| named != client_id.as_str()) {
                return Err(ClientAuthenticationError::TwoMethods);
            }
            return Ok(Self { client_id, method: Method::Assertion(assertion) });
        }
        let Some(header) = authorization else {
            let client_id = in_body.ok_or(ClientAuthenticationError::Missing)?;
            let method = match secret_in_body {
                Some(secret) => Method::Secret(ClientSecret::new(secret)),
                None => Method::None,
            };
            return Ok(Self { client_id: ClientId::new(client_id), method });
        };
        if secret_in_body.is_some() {
            return Err(ClientAuthenticationError::TwoMethods);
        }
        let (id, secret) = read_basic(header).ok_or(ClientAuthenticationError::MalformedBasic)?;
        if in_body.is_some_and(|named| named != id) {
            return Err(ClientAuthenticationError::TwoMethods);
        }
        Ok(Self { client_id: ClientId::new(id), method: Method::Secret(ClientSecret::new(secret)) })
    }

    /// Of an assertion: which key it says that it is signed with, if it says so.
    pub fn signing_key(&self) -> Option<Option<&str>> {
        match &self.method {
            Method::Assertion(assertion) => Some(assertion.kid()),
            Method::Secret(_) | Method::None => None,
        }
    }

    /// An assertion is still to be spent: it counts once.
    pub fn check(
        self,
        client: Option<Arc<Client>>,
        issuer: &str,
        now: Timestamp,
    ) -> Result<(Arc<Client>, Option<Spend>), ClientAuthenticationError> {
        let client = client.filter(|client| !client.disabled);
        match (self.method, client) {
            (Method::Assertion(assertion), client) => {
                if client.as_ref().is_some_and(|client| client.is_fapi()) {
                    assertion.check_algorithm_for_fapi()?;
                }
                // Of an unknown client as of one without keys.
                let keys = client.as_ref().map(|client| client.keys.as_slice());
                let spend = assertion.check(keys.unwrap_or_default(), issuer, now)?;
                client
                    .filter(|client| client.kind == ClientKind::Confidential)
                    .map(|client| (client, Some(spend)))
                    .ok_or(ClientAuthenticationError::Failed)
            }
            (Method::Secret(secret), Some(client))
                if client.kind == ClientKind::Confidential && has_secret(&client, &secret, now) =>
            {
                Ok((client, None))
            }
            (Method::None, Some(client)) if client.kind == ClientKind::Public => Ok((client, None)),
            // Unknown client, wrong secret, secret missing or not expected: one
            // answer, so that the answer does not reveal which clients exist.
            _ => Err(ClientAuthenticationError::Failed),
        }
    }
}

/// RFC 7521 §4.2.
fn read_assertion(
    parameters: &Parameters,
) -> Result<Option<ClientAssertion>, ClientAuthenticationError> {
    match (parameters.get("client_assertion_type"), parameters.get("client_assertion")) {
        (None, None) => Ok(None),
        (Some(CLIENT_ASSERTION_TYPE), Some(text)) => Ok(Some(ClientAssertion::parse(text)?)),
        _ => Err(ClientAuthenticationError::AssertionType),
    }
}

/// In constant time for each secret that works now.
fn has_secret(client: &Client, secret: &ClientSecret, now: Timestamp) -> bool {
    let digest = Digest::of(secret.expose());
    let managed = client.managed_secrets.iter();
    let managed = managed.filter(|known| known.stops_at.is_none_or(|stop| now < stop));
    let working = client.secrets.iter().chain(managed.map(|known| &known.digest));
    working.filter(|known| **known == digest).count() > 0
}

/// The two parts are form-encoded before they are joined (RFC 6749 §2.3.1).
fn read_basic(header: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(header).ok()?;
    let (scheme, encoded) = text.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = decoded.split_once(':')?;
    let form_decode = |part: &str| {
        // A part holds no `&` or `=` once encoded; one that does is refused.
        let parameters = Parameters::parse(&format!("part={part}")).ok()?;
        (!part.contains(['&', '='])).then_some(parameters.get("part").map(str::to_owned)?)
    };
    Some((form_decode(id)?, form_decode(secret)?))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClientAuthenticationError {
    #[error("the client must authenticate, or a public client name itself by client_id")]
    Missing,
    /// OAuth 2.1 §2.4.
    #[error("the client must use one authentication method in each request")]
    TwoMethods,
    #[error("the Authorization header must be Basic with client_id and client_secret")]
    MalformedBasic,
    /// RFC 7523 §2.2.
    #[error("client_assertion needs the client_assertion_type {CLIENT_ASSERTION_TYPE}")]
    AssertionType,
    /// RFC 7523 §3.
    #[error(transparent)]
    Assertion(#[from] AssertionError),
    #[error("client authentication failed")]
    Failed,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basic(text: &str) -> Vec<u8> {
        format!("Basic {}", STANDARD.encode(text)).into_bytes()
    }

    fn read(header: Option<&[u8]>, body: &str) -> Result<ClientId, ClientAuthenticationError> {
        let parameters = Parameters::parse(body).expect("valid parameters");
        ClientAuthentication::read(header, &parameters).map(|read| read.client_id)
    }

    #[test]
    fn two_methods_in_one_request_are_refused() {
        let header = basic("app:secret");
        let refused = Err(ClientAuthenticationError::TwoMethods);
        assert_eq!(read(Some(&header), "client_id=app&client_secret=secret"), refused);
        assert_eq!(read(Some(&header), "client_id=other"), refused);
    }

    #[test]
    fn a_header_that_is_not_basic_is_refused() {
        for header in [b"Bearer x".to_vec(), b"Basic".to_vec(), b"Basic !".to_vec(), basic("app")] {
            let refused = Err(ClientAuthenticationError::MalformedBasic);
            assert_eq!(read(Some(&header), ""), refused);
        }
    }

    #[test]
    fn basic_parts_are_form_decoded() {
        let header = basic("my%20app:a%3Ab%26c");
        assert_eq!(read(Some(&header), ""), Ok(ClientId::new("my app")));
    }

    #[test]
    fn no_word_about_the_client_is_refused() {
        assert_eq!(read(None, ""), Err(ClientAuthenticationError::Missing));
    }
}
