//! Signing in with a password.

use argon2::password_hash::{PasswordHasher as _, SaltString};
use metrics::counter;
use oauth::authentication::{Authentication, AuthenticationMethod};
use oauth::credential::secret::{Password, PasswordHash};
use oauth::id::UserId;
use oauth::spelling::password;
use oauth::user::User;

use crate::account::AccountService;
use crate::account::begin_session::{Beginning, Browser, NewSession};
use crate::account::factors::first_step::FirstStep;
use crate::account::factors::second_step::TwoFactors;
use crate::account::hashes::{HASHES, argon2id};
use crate::account::sign_in_count::{Method, Outcome, count_sign_in};
pub use crate::account::try_password::SignInError;
use crate::account::try_password::{Typed, on_a_busy_thread};
use crate::error::ProviderError;

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
    pub two_factors: TwoFactors,
}

/// What follows from the right password.
#[derive(Debug)]
pub enum AfterPassword {
    SignedIn(NewSession),
    /// There is no session yet. The seal goes into a cookie.
    SecondStep {
        sealed: String,
    },
}

impl AccountService {
    /// Checks a password, and begins a session unless a second factor is wanted.
    pub async fn sign_in(&self, credentials: Credentials) -> Result<AfterPassword, SignInError> {
        let begun = self.sign_in_with_password(credentials).await;
        let outcome = match &begun {
            Ok(AfterPassword::SignedIn(_)) => Outcome::SignedIn,
            Ok(AfterPassword::SecondStep { .. }) => Outcome::SecondStep,
            Err(SignInError::WrongCredentials) => Outcome::Wrong,
            Err(SignInError::Throttled { .. }) => Outcome::Throttled,
            Err(SignInError::Internal(ProviderError::Busy(_))) => Outcome::Busy,
            Err(SignInError::Internal(_)) => Outcome::Failed,
        };
        count_sign_in(Method::Password, outcome);
        begun
    }

    async fn sign_in_with_password(
        &self,
        credentials: Credentials,
    ) -> Result<AfterPassword, SignInError> {
        let Credentials { email, password, browser, known_browser, two_factors, to_link } =
            credentials;
        let store = &self.shared.store;
        let user = store.find_user_by_email(&email).await?;
        // Asked for in any case: an unknown address takes as long as a known one.
        let nobody = UserId::new("");
        let id = user.as_ref().map_or(&nobody, |user| &user.id);
        let epoch = store.sign_in_epoch(id).await?;
        let before = store.signed_in_at(id).await?;
        let is_open = to_link || store.company_that_demands_none(id).await?.is_some();
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
        // All their companies demand that they sign in elsewhere, or they have none: the password
        // opens nothing. Before a second step, which would tell that it was right.
        if !is_open || store.company_to_begin_with(&user.id).await?.is_none() {
            return Err(SignInError::WrongCredentials);
        }
        if self.needs_second_step(&user, two_factors).await? {
            // Codes are counted by themselves.
            store.take_back_sign_in_attempt(&tried.attempt).await?;
            if tried.is_foreign {
                self.rehash(&user, password).await;
            }
            let sealed = self.seal_step(&user, epoch, &browser, FirstStep::Password { to_link });
            let sealed = sealed.ok_or(SignInError::WrongCredentials)?;
            return Ok(AfterPassword::SecondStep { sealed });
        }
        let authentication = Authentication {
            at: self.shared.now(),
            methods: [AuthenticationMethod::Password].into_iter().collect(),
            provider: None,
        };
        let counted = tried.attempt.counted;
        let email = self.new_browser_email(&user, &browser, &counted, before);
        let counted = Some(counted);
        let beginning = Beginning { epoch, counted, email, to_link, ..Beginning::default() };
        let begun = self.begin_session(&user, authentication, &browser, beginning).await?;
        // Not if the user was disabled, or got another password, while this one was checked.
        let begun = begun.ok_or(SignInError::WrongCredentials)?;
        if tried.is_foreign {
            self.rehash(&user, password).await;
        }
        Ok(AfterPassword::SignedIn(begun))
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
            counter!(HASHES).increment(1);
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

/// In whose line the hashes of new passwords wait, which administrators set.
const OWN: &str = "new passwords";
