//! `grant_type=authorization_code` (OAuth 2.1 §4.1.3).

use crate::authentication::Authenticated;
use crate::authorize::pkce::{CodeChallenge, CodeVerifier};
use crate::client::{Client, Profile};
use crate::discovery::resource::Resources;
use crate::id::{ClientId, CompanyId, GrantId, SessionId, TokenFamilyId, UserId};
use crate::identity::claims::Claim;
use crate::identity::has_openid;
use crate::jose::thumbprint::Thumbprint;
use crate::scope::ScopeSet;
use crate::timestamp::Timestamp;
use crate::token::error::TokenError;

/// As it is stored: everything but the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedCode {
    pub client_id: ClientId,
    pub user_id: UserId,
    pub company_id: CompanyId,
    pub grant_id: GrantId,
    pub grant_expires_at: Timestamp,
    pub redirect_uri: String,
    /// `None` for a client that may go without, and sent none.
    pub code_challenge: Option<CodeChallenge>,
    /// RFC 9449 §10.
    pub dpop_key: Option<Thumbprint>,
    pub resources: Resources,
    pub scopes: ScopeSet,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub authenticated: Authenticated,
    /// In which it was answered.
    pub session_id: SessionId,
    /// For the ID token, as it was asked for.
    pub nonce: Option<String>,
    pub id_token_claims: Vec<Claim>,
    pub redeemed_for: Option<TokenFamilyId>,
}

impl IssuedCode {
    /// RFC 8628: a device polls, and no browser leads there.
    pub fn is_of_device(&self) -> bool {
        self.redirect_uri.is_empty()
    }
}

#[derive(Debug)]
pub struct CodeExchange {
    /// As in the authorization request.
    pub redirect_uri: Option<String>,
    pub code_verifier: Option<CodeVerifier>,
    pub dpop_key: Option<Thumbprint>,
}

/// Whether the code is fresh is asked afterwards ([`check_unexpired`]), and whether it was used
/// before is the store's to say, in the transaction that uses it: a *valid* second use takes back
/// the first one's tokens, an invalid one must not (it would let anyone who sees a code end a
/// session).
pub fn check_binding(
    code: &IssuedCode,
    exchange: &CodeExchange,
    client: &Client,
) -> Result<(), TokenError> {
    if code.client_id != client.id {
        return Err(TokenError::CodeNotValid);
    }
    // RFC 9449 §10: "the authorization server MUST [...] verify that the JWK
    // thumbprint of the proof [...] matches the dpop_jkt parameter value".
    if code.dpop_key.is_some() && code.dpop_key != exchange.dpop_key {
        return Err(TokenError::KeyMismatch);
    }
    // RFC 6749 §4.1.3: "ensure that the redirect_uri parameter is present if the
    // redirect_uri parameter was included in the initial authorization request
    // [...] and if included ensure that their values are identical." OAuth 2.1
    // clients no longer send it; PKCE binds those.
    match &exchange.redirect_uri {
        Some(redirect_uri) if *redirect_uri != code.redirect_uri => {
            return Err(TokenError::RedirectUriMismatch);
        }
        None if code.code_challenge.is_none() => {
            return Err(TokenError::MissingParameter("redirect_uri"));
        }
        _ => {}
    }
    match (&code.code_challenge, &exchange.code_verifier) {
        (Some(challenge), Some(verifier)) if challenge.is_answered_by(verifier) => Ok(()),
        // RFC 9700 §2.1.1: a verifier without a challenge is a downgrade: the
        // challenge was stripped from the request on its way.
        (_, Some(_)) => Err(TokenError::VerifierMismatch),
        (None, None) if client.profile == Profile::Legacy => Ok(()),
        // RFC 9700 §2.1.1: a nonce protects who gets it back in an ID token.
        (None, None) if code.nonce.is_some() && has_openid(&code.scopes) => Ok(()),
        (_, None) => Err(TokenError::MissingParameter("code_verifier")),
    }
}

/// OAuth 2.1 §4.1.2. A code without scopes: everything was revoked since.
pub fn check_unexpired(code: &IssuedCode, now: Timestamp) -> Result<(), TokenError> {
    let lives = now < code.expires_at && !code.scopes.is_empty();
    if lives { Ok(()) } else { Err(TokenError::CodeNotValid) }
}
