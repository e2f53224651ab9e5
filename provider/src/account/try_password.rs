//! Checks a typed password, and counts the attempt.

use admission::Turn;
use oauth::credential::digest::Digest;
use oauth::credential::secret::Password;
use oauth::spelling::email;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::sign_in::{Counted, SignInAttempt, Throttle};
use thiserror::Error;
use tracing::{Instrument as _, trace_span};

use crate::account::AccountService;
use crate::account::hashes;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum SignInError {
    #[error("the e-mail address or the password is not right")]
    WrongCredentials,
    #[error("too many failures")]
    Throttled { until: Timestamp },
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(SignInError);

/// What was typed, and where.
pub(super) struct Typed<'a> {
    pub(super) email: &'a str,
    /// The account with that address, if there is one.
    pub(super) user: Option<&'a User>,
    /// The account's from before.
    pub(super) epoch: i64,
    pub(super) password: Password,
    pub(super) address: &'a str,
    pub(super) known_browser: Option<&'a str>,
}

/// The password was right.
pub(super) struct Tried {
    pub(super) attempt: SignInAttempt,
    /// The hash is of another program's making.
    pub(super) is_foreign: bool,
}

impl AccountService {
    /// The same work whether there is such an account or not, and whether it has a password.
    pub(super) async fn try_password(&self, typed: Typed<'_>) -> Result<Tried, SignInError> {
        let Typed { email, user, epoch, password, address, known_browser } = typed;
        let account = self.counted_account(&email::fold(email), epoch, known_browser);
        let network = Network::counted(address);
        let attempt = self.shared.attempt(Counted { account, address: Digest::of(&network) });
        // First in line for a hash, then counted: a try counts as a failure until
        // it succeeds, and those that only wait must not look like failures.
        let turn = self.hashing.turn(&network).await.map_err(ProviderError::from)?;
        if let Throttle::WaitUntil(until) =
            self.shared.store.begin_sign_in_attempt(&attempt).await?
        {
            return Err(SignInError::Throttled { until });
        }
        let hash = user.and_then(|user| user.password_hash.clone());
        let verify = move || Ok(hashes::verify(&password, hash.as_ref()));
        let verified = on_a_busy_thread(turn, verify).await?;
        let may = verified.is_right && user.is_some_and(|user| !user.disabled);
        if may {
            Ok(Tried { attempt, is_foreign: verified.is_foreign })
        } else {
            Err(SignInError::WrongCredentials)
        }
    }
}

/// Each hash takes 46 MiB until it is computed, also when its caller has gone: the turn
/// goes with it.
pub(super) async fn on_a_busy_thread<T: Send + 'static>(
    turn: Turn,
    work: impl FnOnce() -> Result<T, ProviderError> + Send + 'static,
) -> Result<T, ProviderError> {
    turn.run(work)
        .instrument(trace_span!(target: store::TRACE, "password", otel.name = "hash a password"))
        .await
        .map_err(|error| ProviderError::PasswordHash(error.to_string()))?
}
