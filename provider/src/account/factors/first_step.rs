//! What the user proved before the second factor is asked for.

use oauth::authentication::{Authentication, AuthenticationMethod, AuthenticationMethods};
use oauth::timestamp::Timestamp;
use serde::{Deserialize, Serialize};
use store::upstream_people::UpstreamSession;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum FirstStep {
    Password { to_link: bool },
    Upstream(UpstreamStep),
}

/// They signed in with their company's identity provider, which does not say that it asked for two
/// factors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UpstreamStep {
    pub(crate) there: UpstreamSession,
    pub(crate) at: Timestamp,
    /// As `amr` says them, separated by spaces.
    pub(crate) methods: String,
}

impl FirstStep {
    /// With a code of an authenticator app, given now.
    pub(super) fn with_code(&self, now: Timestamp) -> Authentication {
        use AuthenticationMethod::{MultipleFactors, OneTimePassword, Password};
        let code = [OneTimePassword, MultipleFactors];
        match self {
            Self::Password { .. } => Authentication {
                at: now,
                methods: code.into_iter().chain([Password]).collect(),
                provider: None,
            },
            Self::Upstream(UpstreamStep { there, at, methods }) => {
                let Ok(methods) = methods.parse::<AuthenticationMethods>();
                Authentication {
                    // The older of the two: what is recent is recent by both.
                    at: *at,
                    methods: methods.iter().chain(code).collect(),
                    provider: Some(there.identity.provider.clone()),
                }
            }
        }
    }

    /// The session there; and whether a session is only to link an identity.
    pub(super) fn beginning(self) -> (Option<UpstreamSession>, bool) {
        match self {
            Self::Password { to_link } => (None, to_link),
            Self::Upstream(step) => (Some(step.there), false),
        }
    }
}
