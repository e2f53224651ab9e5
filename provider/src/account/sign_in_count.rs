//! How many sign in, by what, and how many fail.

use metrics::counter;

/// The counter of sign-ins, by outcome and by what was given.
pub const SIGN_INS: &str = "countersign_sign_ins_total";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    SignedIn,
    /// The password was right, and more is wanted.
    SecondStep,
    Wrong,
    Throttled,
    Busy,
    Failed,
}

impl Outcome {
    pub const ALL: [Self; 6] =
        [Self::SignedIn, Self::SecondStep, Self::Wrong, Self::Throttled, Self::Busy, Self::Failed];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SecondStep => "second_step",
            Self::Wrong => "wrong",
            Self::Throttled => "throttled",
            Self::Busy => "busy",
            Self::Failed => "failed",
        }
    }
}

/// What was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Password,
    /// Of an authenticator app, after the password.
    Code,
    RecoveryCode,
    Passkey,
}

impl Method {
    pub const ALL: [Self; 4] = [Self::Password, Self::Code, Self::RecoveryCode, Self::Passkey];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::RecoveryCode => "recovery_code",
            Self::Passkey => "passkey",
        }
    }
}

pub(crate) fn count_sign_in(method: Method, outcome: Outcome) {
    let labels = [("outcome", outcome.as_str()), ("method", method.as_str())];
    counter!(SIGN_INS, &labels).increment(1);
}
