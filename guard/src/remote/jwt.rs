//! Access tokens that say themselves what they are worth (RFC 9068 §4).

use std::time::Duration;

use oauth::id::UserId;
use oauth::jose::access_token::{AccessTokenClaims, UnverifiedAccessToken};
use oauth::role::Role;
use oauth::timestamp::Timestamp;

use super::keys::Keys;
use super::server::Server;
use super::valid::ValidCredential;
use crate::caller::{Access, Caller, Method, SignIn};
use crate::verifier::Unavailable;

/// How much the server's clock and ours may differ. FAPI 2.0 §5.3.2.1: "shall accept JWTs
/// with an iat or nbf timestamp between 0 and 10 seconds in the future".
const LEEWAY: Duration = Duration::from_secs(10);

/// Whether a token is a JWT, good or not: the server's opaque ones have no dots.
pub(super) fn has_form(token: &str) -> bool {
    token.contains('.')
}

/// Who calls with it; `None` if it is not good. What it says is looked at before a key is
/// looked for: another server's token fetches no keys.
pub(super) async fn check(
    token: &str,
    server: &Server,
    keys: &Keys,
) -> Result<Option<ValidCredential>, Unavailable> {
    let Ok(read) = UnverifiedAccessToken::read(token) else { return Ok(None) };
    let now = server.clock().now();
    if !is_for(read.claims(), server) || !is_now(read.claims(), now) {
        return Ok(None);
    }
    let Some(kid) = read.kid() else { return Ok(None) };
    let Some(key) = keys.find(kid, server).await? else { return Ok(None) };
    Ok(read.verify(&key).ok().and_then(valid))
}

/// RFC 9068 §4: "The issuer identifier [...] MUST exactly match the value of the iss
/// claim", and "The resource server MUST validate that the aud claim contains a resource
/// indicator value corresponding to an identifier the resource server expects for itself."
fn is_for(claims: &AccessTokenClaims, server: &Server) -> bool {
    let resource = server.resource();
    claims.iss == server.issuer() && claims.aud.iter().any(|aud| resource.is_named_by(aud))
}

/// RFC 9068 §4: "The current time MUST be before the time represented by the exp claim.
/// Implementers MAY provide for some small leeway".
fn is_now(claims: &AccessTokenClaims, now: Timestamp) -> bool {
    now < claims.exp + LEEWAY && claims.iat <= now + LEEWAY
}

fn valid(claims: AccessTokenClaims) -> Option<ValidCredential> {
    let [role] = claims.roles.as_slice() else { return None };
    let role = [Role::Administrator, Role::Standard].into_iter().find(|it| it.as_str() == role)?;
    // RFC 9068 §2.2: a client that acts for itself is its token's subject. A person's
    // token descends from their grant.
    let is_service = claims.sub == claims.client_id.as_str();
    if is_service != claims.family.is_none() {
        return None;
    }
    let (method, user_id) = if is_service {
        (Method::ClientCredentials(claims.client_id), None)
    } else {
        (Method::AuthorizationCode(claims.client_id), Some(UserId::new(claims.sub)))
    };
    let access = Access::Scopes(claims.scope);
    let signed_in = SignIn::read(claims.acr.as_deref(), claims.auth_time);
    Some(ValidCredential {
        caller: Caller { method, user_id, company_id: claims.company_id, role, access, signed_in },
        bound_to: claims.cnf.map(|cnf| cnf.jkt),
        expires_at: Some(claims.exp),
    })
}
