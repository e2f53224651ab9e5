//! Signing in with a password.

use admission::Turn;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use metrics::counter;
use oauth::credential::digest::Digest;
use oauth::credential::secret::{Password, PasswordHash, SessionToken};
use oauth::id::{SessionId, UserId};
use oauth::spelling::network::Network;
use oauth::spelling::{email, password};
use oauth::timestamp::Timestamp;
use store::sessions::Session;
use store::sign_in::{SignInAttempt, Throttle};
use thiserror::Error;
use tracing::{Instrument as _, trace_span};

use crate::account::AccountService;
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
    pub address: String,
    pub browser: Option<SessionToken>,
    /// What the browser keeps of having been signed in with before.
    pub known_browser: Option<String>,
}

/// What a browser gets for the right password: the values of its cookies.
#[derive(Debug)]
pub struct NewSession {
    pub token: SessionToken,
    pub known_browser: String,
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

impl AccountService {
    /// Checks a password and begins a session.
    ///
    /// The cookie always changes (session fixation: CVE-2026-7507). The record
    /// stays if there is one, so that requests pending in other tabs do too.
    pub async fn sign_in(&self, credentials: Credentials) -> Result<NewSession, SignInError> {
        let begun = self.begin_session(credentials).await;
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

    async fn begin_session(&self, credentials: Credentials) -> Result<NewSession, SignInError> {
        let now = self.shared.now();
        let email = email::fold(&credentials.email);
        let store = &self.shared.store;
        let user = store.find_user_by_email(&email).await?;
        // Asked for in any case: an unknown address takes as long as a known one.
        let nobody = UserId::new("");
        let epoch = store.sign_in_epoch(user.as_ref().map_or(&nobody, |user| &user.id)).await?;
        let account = self.counted_account(&email, epoch, credentials.known_browser.as_deref());
        let network = Network::counted(&credentials.address);
        let address = Digest::of(&network);
        let throttle = &self.shared.settings.throttle;
        let attempt = SignInAttempt {
            account,
            address,
            at: now,
            account_limit: throttle.account_limit,
            address_limit: throttle.address_limit,
            window: throttle.window,
        };
        // First in line for a hash, then counted: a try counts as a failure until
        // it succeeds, and those that only wait must not look like failures.
        let turn = self.hashing.turn(&network).await.map_err(ProviderError::from)?;
        let counted = store.begin_sign_in_attempt(&attempt).await?;
        if let Throttle::WaitUntil(until) = counted {
            return Err(SignInError::Throttled { until });
        }

        // Nobody's is right for no password.
        let hash = user.as_ref().and_then(|user| user.password_hash.clone());
        let hash = hash.unwrap_or_else(|| PasswordHash::new(NOBODYS_HASH));
        let right = verify_password(turn, credentials.password, hash).await?;
        let user =
            user.filter(|user| right && !user.disabled).ok_or(SignInError::WrongCredentials)?;

        let before = self.live_session(credentials.browser.as_ref()).await?;
        let company_id = self.company_to_act_for(&user.id, before.as_deref()).await?;
        let company_id = company_id.ok_or(SignInError::WrongCredentials)?;
        let token = self.shared.credentials.session_token(&self.shared.random());
        let session = Session {
            id: match before {
                Some(before) => before.session.id.clone(),
                None => SessionId::new(self.shared.new_id("ses_")),
            },
            user_id: user.id,
            company_id,
            created_at: now,
            authenticated_at: now,
            last_used_at: now,
        };
        let digest = Digest::of(token.expose());
        // Whoever was disabled, or got another password, while this one was checked is not let in.
        if !store.sign_in(&session, &digest, epoch, &account, &address).await? {
            return Err(SignInError::WrongCredentials);
        }
        Ok(NewSession { token, known_browser: self.known_browser(&email, epoch) })
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
