//! Access tokens that are signed (RFC 9068), and the keys that sign them as they are published.

pub(super) mod key_pair;
#[cfg(test)]
mod tests;

use oauth::credential::secret::AccessToken;
use oauth::identity::id_token::{IdTokenClaims, IdTokenHint, UnverifiedHint};
use oauth::identity::logout_token::LogoutTokenClaims;
use oauth::jose::access_token::AccessTokenClaims;
use oauth::jose::algorithm::{IdTokenAlgorithm, SigningAlgorithm};
use oauth::jose::compact::Jws;
use oauth::timestamp::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::KeyService;
use super::purpose::KeyPurpose;
use crate::settings::Lifetimes;

impl KeyService {
    /// Signs an access token (RFC 9068). Its `exp` must be at most
    /// `Lifetimes::access_token_jwt` away: so long its key stays published.
    pub fn sign_access_token(
        &self,
        algorithm: SigningAlgorithm,
        claims: &AccessTokenClaims,
    ) -> AccessToken {
        let set = self.shared.keys.current();
        let times = KeyPurpose::Sign(algorithm).times(self.lifetimes());
        let key = set.signing(algorithm).active(self.shared.now(), times);
        AccessToken::new(key.sign_access_token(claims))
    }

    /// Signs who we are to another server (RFC 7523 §2.2).
    pub(crate) fn sign_client_assertion<T: Serialize>(&self, claims: &T) -> String {
        let algorithm = SigningAlgorithm::Es256;
        let set = self.shared.keys.current();
        let times = KeyPurpose::Sign(algorithm).times(self.lifetimes());
        set.signing(algorithm).active(self.shared.now(), times).sign_client_assertion(claims)
    }

    /// What a token of our own says; `None` if it is not one, or has expired.
    /// Whether it was revoked, is for the store to say.
    pub fn verify_access_token(&self, text: &str, now: Timestamp) -> Option<AccessTokenClaims> {
        let jws = Jws::parse(text).ok()?;
        let kid = jws.kid()?;
        let set = self.shared.keys.current();
        let key = set.published(now, self.lifetimes()).find(|key| key.kid() == kid)?;
        jws.verify(&key.public).ok()?;
        let claims = AccessTokenClaims::read(&jws).ok()?;
        // RFC 9068 §4.
        (claims.iss == self.shared.settings.issuer && now < claims.exp).then_some(claims)
    }

    /// Signs an ID token, with whatever algorithm its client reads.
    pub(crate) fn sign_id_token(
        &self,
        algorithm: IdTokenAlgorithm,
        claims: &IdTokenClaims,
    ) -> String {
        let set = self.shared.keys.current();
        let times = KeyPurpose::signs(algorithm).times(self.lifetimes());
        set.signing(algorithm).active(self.shared.now(), times).sign_id_token(claims)
    }

    /// Signs a logout token, as the client's ID tokens are signed.
    pub(crate) fn sign_logout_token(
        &self,
        algorithm: IdTokenAlgorithm,
        claims: &LogoutTokenClaims,
    ) -> String {
        let set = self.shared.keys.current();
        let times = KeyPurpose::signs(algorithm).times(self.lifetimes());
        set.signing(algorithm).active(self.shared.now(), times).sign_logout_token(claims)
    }

    /// What an ID token of our own says, also one that has expired; `None` if it is not ours, or its
    /// key is no longer known.
    pub(crate) fn verify_hint(&self, text: &str) -> Option<IdTokenHint> {
        let UnverifiedHint { algorithm, kid, signing_input, signature, hint } =
            UnverifiedHint::read(text).ok()?;
        let set = self.shared.keys.current();
        let mut published = set.published(self.shared.now(), self.lifetimes());
        let key = published.find(|key| key.kid() == kid && key.algorithm() == algorithm)?;
        let is_ours = key.has_signed(signing_input.as_bytes(), &signature)
            && hint.iss == self.shared.settings.issuer;
        is_ours.then_some(hint)
    }

    /// The public keys, as a JWK Set (RFC 7517 §5).
    pub fn jwks(&self) -> Value {
        let set = self.shared.keys.current();
        let published = set.published(self.shared.now(), self.lifetimes());
        json!({ "keys": published.map(|key| key.jwk()).collect::<Vec<_>>() })
    }

    fn lifetimes(&self) -> &Lifetimes {
        &self.shared.settings.lifetimes
    }
}
