//! What a key of the server's own is for, and how long it is.

use std::time::Duration;

use oauth::jose::algorithm::{IdTokenAlgorithm, SigningAlgorithm};

use crate::settings::Lifetimes;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPurpose {
    Sign(SigningAlgorithm),
    /// With RSA, which signs nothing else.
    SignIdTokens,
    /// Encrypts what travels through browsers and emails.
    Seal,
    /// Encrypts what is stored for as long as its owner wants it: such a key never ends.
    Store,
    /// Derives what must be the same again, and proves what we gave out: an HMAC.
    Derive,
    /// Derives by what apps know people, and must for as long as there are both: such a key never
    /// ends.
    Name,
}

/// What an operator lists and changes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyGroup {
    Signing,
    Sealing,
    Hmac,
}

impl KeyGroup {
    pub fn purposes(self) -> &'static [KeyPurpose] {
        match self {
            Self::Signing => &[
                KeyPurpose::Sign(SigningAlgorithm::Es256),
                KeyPurpose::Sign(SigningAlgorithm::EdDsa),
                KeyPurpose::SignIdTokens,
            ],
            Self::Sealing => &[KeyPurpose::Seal],
            Self::Hmac => &[KeyPurpose::Derive],
        }
    }

    /// As the audit log calls one of its keys.
    pub(super) fn subject(self) -> &'static str {
        match self {
            Self::Signing => "signing_key",
            Self::Sealing => "sealing_key",
            Self::Hmac => "hmac_key",
        }
    }
}

/// When keys of one purpose come and go.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyTimes {
    pub(super) changed_after: Duration,
    /// Between when a key is made, and when it is used: until then all nodes know it, and of one
    /// that signs, everybody who keeps the published set.
    pub(super) overlap: Duration,
    /// For how long one that is no longer used is still needed.
    pub(super) kept_for: Duration,
}

/// Longer than any server runs.
const FOR_EVER: Duration = Duration::from_hours(24 * 365 * 1000);

/// How much clocks may differ: of our nodes, and of those who check tokens.
const LEEWAY: Duration = Duration::from_mins(1);

impl KeyPurpose {
    pub(super) const ALL: [Self; 7] = [
        Self::Sign(SigningAlgorithm::Es256),
        Self::Sign(SigningAlgorithm::EdDsa),
        Self::SignIdTokens,
        Self::Seal,
        Self::Store,
        Self::Derive,
        Self::Name,
    ];

    pub(super) fn signs(algorithm: IdTokenAlgorithm) -> Self {
        match algorithm {
            IdTokenAlgorithm::Rs256 => Self::SignIdTokens,
            IdTokenAlgorithm::Es256 => Self::Sign(SigningAlgorithm::Es256),
            IdTokenAlgorithm::EdDsa => Self::Sign(SigningAlgorithm::EdDsa),
        }
    }

    /// As the store knows it.
    pub(super) fn stored(self) -> &'static str {
        match self {
            Self::Sign(SigningAlgorithm::Es256) => "sign ES256",
            Self::Sign(SigningAlgorithm::EdDsa) => "sign EdDSA",
            Self::SignIdTokens => "sign RS256",
            Self::Seal => "seal",
            Self::Store => "store",
            Self::Derive => "derive",
            Self::Name => "name",
        }
    }

    pub fn algorithm(self) -> &'static str {
        match self {
            Self::Sign(algorithm) => algorithm.as_str(),
            Self::SignIdTokens => IdTokenAlgorithm::Rs256.as_str(),
            Self::Seal | Self::Store => "AES-256-GCM",
            Self::Derive | Self::Name => "HMAC-SHA-256",
        }
    }

    pub(super) fn times(self, lifetimes: &Lifetimes) -> KeyTimes {
        let kept_for = match self {
            Self::Sign(_) => lifetimes.access_token_jwt,
            // An ID token comes back as a hint of who is to sign out, long after it has expired.
            Self::SignIdTokens => lifetimes.session,
            // A page that is open, a pushed request, a link in an email.
            Self::Seal => lifetimes
                .pending_request
                .max(lifetimes.pushed_request)
                .max(lifetimes.device_request)
                .max(lifetimes.not_me_link),
            Self::Store | Self::Name => FOR_EVER,
            // A form that is open, a code that is asked for twice, a browser that is known.
            Self::Derive => {
                lifetimes.pending_request.max(lifetimes.session).max(lifetimes.known_browser)
            }
        };
        KeyTimes {
            // Another one would have to be stored beside it, and protect nothing.
            changed_after: match self {
                Self::Store | Self::Name => FOR_EVER,
                _ => lifetimes.signing_key,
            },
            overlap: lifetimes.signing_key_overlap,
            kept_for: kept_for + LEEWAY,
        }
    }
}
