//! What an identity provider signs: ID tokens (OpenID Connect Core 1.0 §3.1.3.7) and logout tokens.

use std::str::FromStr as _;
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, SHA512, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use oauth::timestamp::Timestamp;
use oauth::upstream::IdentityProvider;
use oauth::upstream::claims::{Claims, of_jwt};
use oauth::upstream::fault::UpstreamFault;
use openidconnect::core::{
    CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    ClaimsVerificationError, ClientId, IssuerUrl, JsonWebKey as _, Nonce,
    SignatureVerificationError,
};
use serde_json::Value;

use super::UpstreamService;
use super::discovery::{ALGORITHMS, Metadata};

/// How far clocks may differ.
pub(super) const LEEWAY: Duration = Duration::from_mins(1);
/// How old an ID token may be: it is made when the code is exchanged.
const AGE: Duration = Duration::from_mins(10);

pub(super) struct Expected<'a> {
    pub(super) provider: &'a IdentityProvider,
    pub(super) nonce: &'a str,
    pub(super) access_token: &'a str,
    pub(super) now: Timestamp,
    /// The person is to have signed in since then.
    pub(super) signed_in_since: Option<Timestamp>,
}

impl UpstreamService {
    /// The claims of an ID token that is what was asked for.
    pub(super) async fn verify_id_token(
        &self,
        text: &str,
        metadata: &Metadata,
        expected: &Expected<'_>,
    ) -> Result<Claims, UpstreamFault> {
        let id = &expected.provider.id;
        let keys = self.keys_of(id, metadata, false).await?;
        let verified = verify(text, &*keys.ok_or(UpstreamFault::Signature)?, expected);
        match verified {
            Err(UpstreamFault::Signature) => match self.keys_of(id, metadata, true).await? {
                Some(keys) => verify(text, &keys, expected),
                None => Err(UpstreamFault::Signature),
            },
            verified => verified,
        }
    }

    /// The claims of another JWT of this type that the provider has signed.
    pub(super) async fn verify_jwt(
        &self,
        text: &str,
        typ: &str,
        provider: &IdentityProvider,
        metadata: &Metadata,
    ) -> Result<Claims, UpstreamFault> {
        let keys = self.keys_of(&provider.id, metadata, false).await?;
        match verify_signature(text, typ, &*keys.ok_or(UpstreamFault::Signature)?) {
            Err(UpstreamFault::Signature) => {
                match self.keys_of(&provider.id, metadata, true).await? {
                    Some(keys) => verify_signature(text, typ, &keys),
                    None => Err(UpstreamFault::Signature),
                }
            }
            verified => verified,
        }
    }
}

fn verify(
    text: &str,
    keys: &CoreJsonWebKeySet,
    expected: &Expected<'_>,
) -> Result<Claims, UpstreamFault> {
    use UpstreamFault as F;
    let Expected { provider, now, .. } = *expected;
    let token = CoreIdToken::from_str(text).map_err(|_| F::Malformed)?;
    let (header, claims) = of_jwt(text).ok_or(F::Malformed)?;
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|_| F::Issuer)?;
    let client = ClientId::new(provider.settings.client_id.clone());
    // Public, so that no secret could be taken for a key.
    let verifier = CoreIdTokenVerifier::new_public_client(client, issuer, keys.clone())
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || date(now - LEEWAY))
        .set_issue_time_verifier_fn(move |at| {
            let is_of_now = date(now - AGE) < at && at <= date(now + LEEWAY);
            if is_of_now { Ok(()) } else { Err("issued at another time".to_owned()) }
        });
    let nonce = Nonce::new(expected.nonce.to_owned());
    token.claims(&verifier, &nonce).map_err(|error| fault(&error))?;
    // §3.1.3.7, step 5, which the crate leaves to us.
    if claims.get("azp").is_some_and(|azp| azp.as_str() != Some(&provider.settings.client_id)) {
        return Err(F::Audience);
    }
    if let Some(said) = claims.get("at_hash") {
        let algorithm = header.get("alg").and_then(Value::as_str);
        if said.as_str() != Some(&half_hash(algorithm, expected.access_token)) {
            return Err(F::AccessTokenHash);
        }
    }
    if let Some(since) = expected.signed_in_since {
        let at = auth_time(&claims).ok_or(F::NotRecent)?;
        if at < since - LEEWAY {
            return Err(F::NotRecent);
        }
    }
    Ok(claims)
}

pub(super) fn auth_time(claims: &Claims) -> Option<Timestamp> {
    claims.get("auth_time").and_then(Value::as_i64).map(Timestamp)
}

/// §3.1.3.6.
fn half_hash(algorithm: Option<&str>, access_token: &str) -> String {
    let function = if algorithm == Some("EdDSA") { &SHA512 } else { &SHA256 };
    let hash = digest(function, access_token.as_bytes());
    let (half, _) = hash.as_ref().split_at(hash.as_ref().len() / 2);
    URL_SAFE_NO_PAD.encode(half)
}

fn verify_signature(
    text: &str,
    typ: &str,
    keys: &CoreJsonWebKeySet,
) -> Result<Claims, UpstreamFault> {
    use UpstreamFault as F;
    let (header, claims) = of_jwt(text).ok_or(F::Malformed)?;
    // RFC 7515 §4.1.9 and §4.1.11.
    let is_of_type = header.get("typ").and_then(Value::as_str).is_some_and(|said| {
        said.strip_prefix("application/").unwrap_or(said).eq_ignore_ascii_case(typ)
    });
    if !is_of_type || header.contains_key("crit") {
        return Err(F::Malformed);
    }
    let algorithm = header.get("alg").cloned().unwrap_or_default();
    let algorithm: CoreJwsSigningAlgorithm =
        serde_json::from_value(algorithm).map_err(|_| F::Algorithm)?;
    if !ALGORITHMS.contains(&algorithm) {
        return Err(F::Algorithm);
    }
    let (signed, signature) = text.rsplit_once('.').ok_or(F::Malformed)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| F::Malformed)?;
    let kid = header.get("kid").and_then(Value::as_str);
    let is_meant = |named: Option<&str>| kid.is_none() || named == kid;
    let mut keys = keys.keys().iter().filter(|key| is_meant(key.key_id().map(|id| id.as_str())));
    let is_signed =
        keys.any(|key| key.verify_signature(&algorithm, signed.as_bytes(), &signature).is_ok());
    if is_signed { Ok(claims) } else { Err(F::Signature) }
}

fn fault(error: &ClaimsVerificationError) -> UpstreamFault {
    use ClaimsVerificationError as E;
    use SignatureVerificationError as S;
    match error {
        E::Expired(_) => UpstreamFault::Expired,
        E::InvalidAudience(_) => UpstreamFault::Audience,
        E::InvalidIssuer(_) => UpstreamFault::Issuer,
        E::InvalidNonce(_) => UpstreamFault::Nonce,
        E::InvalidSubject(_) => UpstreamFault::Subject,
        E::SignatureVerification(S::DisallowedAlg(_) | S::NoSignature | S::UnsupportedAlg(_)) => {
            UpstreamFault::Algorithm
        }
        E::SignatureVerification(_) => UpstreamFault::Signature,
        _ => UpstreamFault::Malformed,
    }
}

fn date(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(at.0, 0).unwrap_or_default()
}
