//! Signing in with a password.

use admission::Turn;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use metrics::counter;
use oauth::authentication::{Authentication, AuthenticationMethod};
use oauth::credential::digest::Digest;
use oauth::credential::secret::{Password, PasswordHash};
use oauth::id::UserId;
use oauth::spelling::network::Network;
use oauth::spelling::{email, password};
use oauth::timestamp::Timestamp;
use store::sign_in::{Counted, SignInAttempt, Throttle};
use thiserror::Error;
use tracing::{Instrument as _, trace_span};

use crate::account::AccountService;
use crate::account::begin_session::{Browser, NewSession};
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
    /// Only to say that the account is theirs, to their company's identity provider.
    pub to_link: bool,
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

/// Verified where there is no account, so that an unknown address takes as long
/// as a known one. Of no password: its hash part is zeros.
const NOBODYS_HASH: &str = "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5LW5vYm9keS0$\
                            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// That opens nothing: of somebody who signs in elsewhere.
pub(crate) fn no_password() -> PasswordHash {
    PasswordHash::new(NOBODYS_HASH)
}

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
        let now = self.shared.now();
        let email = email::fold(&credentials.email);
        let store = &self.shared.store;
        let user = store.find_user_by_email(&email).await?;
        // Asked for in any case: an unknown address takes as long as a known one.
        let nobody = UserId::new("");
        let epoch = store.sign_in_epoch(user.as_ref().map_or(&nobody, |user| &user.id)).await?;
        let account = self.counted_account(&email, epoch, credentials.known_browser.as_deref());
        let network = Network::counted(&credentials.browser.address);
        let counted = Counted { account, address: Digest::of(&network) };
        let throttle = &self.shared.settings.throttle;
        let attempt = SignInAttempt {
            counted,
            at: now,
            account_limit: throttle.account_limit,
            address_limit: throttle.address_limit,
            window: throttle.window,
        };
        // First in line for a hash, then counted: a try counts as a failure until
        // it succeeds, and those that only wait must not look like failures.
        let turn = self.hashing.turn(&network).await.map_err(ProviderError::from)?;
        if let Throttle::WaitUntil(until) = store.begin_sign_in_attempt(&attempt).await? {
            return Err(SignInError::Throttled { until });
        }

        let hash = match &user {
            Some(user) => user.password_hash.clone(),
            None => PasswordHash::new(NOBODYS_HASH),
        };
        let right = verify_password(turn, credentials.password, hash).await?;
        let user =
            user.filter(|user| right && !user.disabled).ok_or(SignInError::WrongCredentials)?;

        let demanded = store.demanded_provider(&user.company_id).await?;
        if demanded.is_some() && !credentials.to_link {
            return Err(SignInError::WrongCredentials);
        }
        let authentication = Authentication {
            at: now,
            methods: [AuthenticationMethod::Password].into_iter().collect(),
            provider: None,
        };
        let browser = &credentials.browser;
        let begun =
            self.begin_session(&user, authentication, browser, epoch, Some(counted)).await?;
        // Whoever was disabled, or got another password, while this one was checked is not let in.
        begun.ok_or(SignInError::WrongCredentials)
    }

    pub async fn hash_password(&self, password: Password) -> Result<PasswordHash, ProviderError> {
        let salt = SaltString::encode_b64(&self.shared.random::<16>())
            .map_err(|error| ProviderError::PasswordHash(error.to_string()))?;
        let turn = self.hashing.turn(OWN).await?;
        let password = password::prepare(&password);
        on_a_busy_thread(turn, move || {
            argon2id()
                .hash_password(password.expose().as_bytes(), &salt)
                .map(|hash| PasswordHash::new(hash.to_string()))
                .map_err(|error| ProviderError::PasswordHash(error.to_string()))
        })
        .await
    }
}

async fn verify_password(
    turn: Turn,
    password: Password,
    hash: PasswordHash,
) -> Result<bool, ProviderError> {
    let password = password::prepare(&password);
    on_a_busy_thread(turn, move || {
        let parsed = argon2::PasswordHash::new(hash.expose())
            .map_err(|error| ProviderError::PasswordHash(error.to_string()))?;
        Ok(argon2id().verify_password(password.expose().as_bytes(), &parsed).is_ok())
    })
    .await
}

/// Each hash takes 46 MiB until it is computed, also when nobody waits for it any more: the turn
/// goes with it.
async fn on_a_busy_thread<T: Send + 'static>(
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

/// 46 MiB, in KiB.
const MEMORY: u32 = 46 * 1024;
const PASSES: u32 = 1;
const LANES: u32 = 1;

/// Argon2id with 46 MiB and one pass: of the equally strong settings that the
/// OWASP Password Storage Cheat Sheet recommends, the one whose memory an
/// allocator gives back at once (glibc keeps blocks of up to 32 MiB).
#[expect(clippy::expect_used, reason = "constants within Argon2's limits")]
fn argon2id() -> Argon2<'static> {
    let params = Params::new(MEMORY, PASSES, LANES, None).expect("valid parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobodys_hash_costs_what_a_real_one_costs() {
        let parsed = argon2::PasswordHash::new(NOBODYS_HASH).expect("a PHC string");
        let params = Params::try_from(&parsed).expect("parameters");
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (MEMORY, PASSES, LANES));
        assert!(argon2id().verify_password(b"", &parsed).is_err());
    }
}
