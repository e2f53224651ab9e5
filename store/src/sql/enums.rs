//! How stores spell what a client is.

use oauth::client::{AccessTokenFormat, ClientKind, Profile, Requirement};
use oauth::identity::claims::Claim;
use oauth::jose::algorithm::SigningAlgorithm;

pub(crate) const KINDS: [ClientKind; 2] = [ClientKind::Confidential, ClientKind::Public];

pub(crate) fn kind_word(kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::Confidential => "confidential",
        ClientKind::Public => "public",
    }
}

pub(crate) const PROFILES: [Profile; 2] = [Profile::Standard, Profile::Legacy];

pub(crate) fn profile_word(profile: Profile) -> &'static str {
    match profile {
        Profile::Standard => "standard",
        Profile::Legacy => "legacy",
    }
}

pub(crate) const FORMATS: [AccessTokenFormat; 3] = [
    AccessTokenFormat::Opaque,
    AccessTokenFormat::Jwt(SigningAlgorithm::Es256),
    AccessTokenFormat::Jwt(SigningAlgorithm::EdDsa),
];

pub(crate) fn format_word(format: AccessTokenFormat) -> &'static str {
    match format {
        AccessTokenFormat::Opaque => "opaque",
        AccessTokenFormat::Jwt(SigningAlgorithm::Es256) => "jwt",
        AccessTokenFormat::Jwt(SigningAlgorithm::EdDsa) => "jwt EdDSA",
    }
}

pub(crate) const REQUIREMENTS: [Requirement; 2] = [Requirement::Required, Requirement::Optional];

pub(crate) fn requirement_word(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Required => "required",
        Requirement::Optional => "optional",
    }
}

/// Separated by spaces.
pub(crate) fn claim_words(claims: &[Claim]) -> String {
    let words: Vec<_> = claims.iter().map(|claim| claim.as_str()).collect();
    words.join(" ")
}
