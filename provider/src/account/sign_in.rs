//! Signing in with a password.

use admission::Turn;
use argon2::password_hash::{PasswordHasher as _, SaltString};
use metrics::counter;
use oauth::authentication::{Authentication, AuthenticationMethod};
use oauth::credential::digest::Digest;
use oauth::credential::secret::{Password, PasswordHash};
use oauth::id::UserId;
use oauth::spelling::{email, password};
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::outbox::Notification;
use thiserror::Error;
use tracing::{Instrument as _, trace_span};

use crate::account::AccountService;
use crate::account::begin_session::{Browser, NewSession};
use crate::account::hashes::argon2id;
use crate::account::try_password::Typed;
use crate::error::{ProviderError, internal_store_error};

/// The counter of sign-ins, by outcome.
pub const SIGN_INS: &str = "countersign_sign_ins_total";
const SIGNED_IN: &str = "signed_in";
const WRONG: &str = "wrong";
const THROTTLED: &str = "throttled";
const BUSY: &str = "busy";
const FAILED: &str = "failed";
pub const OUTCOMES: [&str; 5] = [SIGNED_IN, WRONG, THROTTLED, BUSY, FAILED];

/// What a person typed, and from where.
#[derive(Debug)]
pub struct Credentials {
    pub email: String,
    pub password: Password,
    pub browser: Browser,
    /// What the browser keeps of having been signed in with before.
    pub known_browser: Option<String>,
}

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

impl AccountService {
    /// Checks a password and begins a session.
    pub async fn sign_in(&self, credentials: Credentials) -> Result<NewSession, SignInError> {
        let begun = self.sign_in_with_password(credentials).await;
        let outcome = match &begun {
            Ok(_) => SIGNED_IN,
            Err(SignInError::WrongCredentials) => WRONG,
            Err(SignInError::Throttled { .. }) => THROTTLED,
            Err(SignInError::Internal(ProviderError::Busy(_))) => BUSY,
            Err(SignInError::Internal(_)) => FAILED,
        };
        counter!(SIGN_INS, "outcome" => outcome).increment(1);
        begun
    }

    async fn sign_in_with_password(
        &self,
        credentials: Credentials,
    ) -> Result<NewSession, SignInError> {
        let Credentials { email, password, browser, known_browser } = credentials;
        let store = &self.shared.store;
        let user = store.find_user_by_email(&email).await?;
        // Asked for in any case: an unknown address takes as long as a known one.
        let nobody = UserId::new("");
        let id = user.as_ref().map_or(&nobody, |user| &user.id);
        let epoch = store.sign_in_epoch(id).await?;
        let before = store.signed_in_at(id).await?;
        let tried = self
            .try_password(Typed {
                email: &email,
                user: user.as_ref(),
                epoch,
                password: password.clone(),
                address: &browser.address,
                known_browser: known_browser.as_deref(),
            })
            .await?;
        let user = user.ok_or(SignInError::WrongCredentials)?;
        let authentication = Authentication {
            at: self.shared.now(),
            methods: [AuthenticationMethod::Password].into_iter().collect(),
            provider: None,
        };
        let counted = tried.attempt.counted;
        let is_known = counted.account != Digest::of(&email::fold(&email));
        let told = (!is_known && before.is_some()).then(|| {
            let (user_agent, network) = (browser.name(), browser.network());
            let notification = Notification::NewBrowser { user_agent, network };
            self.shared.email(&user.id, None, notification)
        });
        let proof = (epoch, Some(counted));
        let begun = self.begin_told_session(&user, authentication, &browser, proof, told).await?;
        // Whoever was disabled, or got another password, while this one was checked is not let in.
        let begun = begun.ok_or(SignInError::WrongCredentials)?;
        if tried.is_foreign {
            self.rehash(&user, password).await;
        }
        Ok(begun)
    }

    /// Replaces a hash of another program's making by one of ours. If that cannot be done now, it
    /// is at the next sign-in.
    async fn rehash(&self, user: &User, password: Password) {
        let hash = match self.hash_password(password).await {
            Ok(hash) => hash,
            Err(error) => return tracing::warn!(%error, "an imported hash was not replaced"),
        };
        let Some(old) = &user.password_hash else { return };
        if let Err(error) = self.shared.store.rehash_password(&user.id, old, &hash).await {
            tracing::warn!(%error, "an imported hash was not replaced");
        }
    }

    pub async fn hash_password(&self, password: Password) -> Result<PasswordHash, ProviderError> {
        let salt = SaltString::encode_b64(&self.shared.random::<16>())
            .map_err(|error| ProviderError::PasswordHash(error.to_string()))?;
        let prepared = password::prepare(&password);
        self.in_line(OWN, move || {
            argon2id()
                .hash_password(prepared.expose().as_bytes(), &salt)
                .map(|hash| PasswordHash::new(hash.to_string()))
                .map_err(|error| ProviderError::PasswordHash(error.to_string()))
        })
        .await
    }

    /// Work that takes a processor for a while: it waits in the line of passwords.
    pub(super) async fn in_line<T: Send + 'static>(
        &self,
        whose: &str,
        work: impl FnOnce() -> Result<T, ProviderError> + Send + 'static,
    ) -> Result<T, ProviderError> {
        on_a_busy_thread(self.hashing.turn(whose).await?, work).await
    }
}

/// Each hash takes 46 MiB until it is computed, also when nobody waits for it any more: the turn
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

/// In whose line the hashes of new passwords wait, which administrators set.
const OWN: &str = "new passwords";
