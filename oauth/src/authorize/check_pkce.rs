use super::error::AuthorizationError;
use crate::authorize::pkce::CodeChallenge;
use crate::client::{Client, ClientKind, Profile};
use crate::identity::OPENID;
use crate::parameters::Parameters;

/// S256 for everyone (RFC 9700 §2.1.1). Only a confidential client of the legacy profile may go
/// without, or one that is registered to protect itself by the nonce of an ID token: "the
/// confidential OpenID Connect client MAY use the nonce parameter".
///
/// RFC 7636 §4.3: the method "defaults to \"plain\" if not present", and plain is never accepted,
/// so a challenge without a method is refused too.
pub(super) fn check_pkce(
    parameters: &Parameters,
    client: &Client,
) -> Result<Option<CodeChallenge>, AuthorizationError> {
    let asks_for_nonce = || {
        let names_openid = |scopes: &str| scopes.split(' ').any(|scope| scope == OPENID);
        parameters.get("nonce").is_some() && parameters.scope().is_some_and(names_openid)
    };
    let may_go_without = client.kind == ClientKind::Confidential
        && (client.profile == Profile::Legacy || client.nonce_instead_of_pkce && asks_for_nonce());
    match (parameters.get("code_challenge"), parameters.get("code_challenge_method")) {
        (Some(challenge), Some("S256")) => CodeChallenge::parse(challenge)
            .map(Some)
            .map_err(AuthorizationError::ChallengeMalformed),
        (Some(_), _) => Err(AuthorizationError::ChallengeMethodNotSupported),
        (None, None) if may_go_without => Ok(None),
        (None, _) => Err(AuthorizationError::ParameterMissing("code_challenge")),
    }
}
