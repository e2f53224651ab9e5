//! Apps that show one-time codes, as a second factor.

use std::fmt;

use oauth::audit::AuditAction;
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::id::{AuthenticatorId, UserId};
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::outbox::{FactorRef, SignInChange};
use store::second_factors::{AddAuthenticator, Authenticator};
use thiserror::Error;

use super::one_time::{OneTimeSecret, SECRET_BYTES};
use super::recovery_code::{self, RecoveryCode};
use super::{Change, LIMIT, checked_name};
use crate::account::AccountService;
use crate::account::session::Principal;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

/// A secret on its way into an app. It is stored once a code of the app has proven that it is there.
#[derive(Clone)]
pub struct NewAuthenticator {
    /// To be sent back with the first code.
    pub sealed: String,
    /// As people type it in.
    pub secret: String,
    /// As apps read it.
    pub uri: String,
}

impl fmt::Debug for NewAuthenticator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NewAuthenticator(…)")
    }
}

#[derive(Debug, Error)]
pub enum AuthenticatorError {
    #[error("the page was open too long")]
    Expired,
    #[error("the code is not right")]
    WrongCode,
    #[error("there are {LIMIT} already")]
    TooMany,
    #[error("it has no name")]
    NoName,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AuthenticatorError);

#[derive(Serialize, Deserialize)]
struct SealedSecret(Vec<u8>);

/// The seal of a stored secret is its user's.
fn label(user: &UserId) -> String {
    format!("one-time codes of {user}")
}

impl AccountService {
    pub async fn authenticators(
        &self,
        principal: &Principal,
    ) -> Result<Vec<Authenticator>, ProviderError> {
        Ok(self.shared.store.authenticators_of_user(&principal.user.id).await?)
    }

    pub fn new_authenticator(&self, user: &User) -> NewAuthenticator {
        self.shown(user, &OneTimeSecret::new(self.shared.random::<SECRET_BYTES>().to_vec()))
    }

    /// The same again, after a wrong code.
    pub fn same_authenticator(&self, user: &User, sealed: &str) -> Option<NewAuthenticator> {
        Some(self.shown(user, &self.secret_of(user, sealed)?))
    }

    fn shown(&self, user: &User, secret: &OneTimeSecret) -> NewAuthenticator {
        let sealed = SealedSecret(secret.bytes().to_vec());
        NewAuthenticator {
            sealed: self.keep(Some(user.id.clone()), &sealed),
            secret: secret.text(),
            uri: secret.uri(&self.shared.settings.platform_name, &user.email),
        }
    }

    fn secret_of(&self, user: &User, sealed: &str) -> Option<OneTimeSecret> {
        let SealedSecret(bytes) = self.kept(Some(&user.id), sealed)?;
        Some(OneTimeSecret::new(bytes))
    }

    /// Stores an authenticator whose code is right. With a user's first come recovery codes, which
    /// are shown once.
    pub async fn add_authenticator(
        &self,
        caller: Caller<'_>,
        browser: &SessionToken,
        sealed: &str,
        (name, code): (&str, &str),
    ) -> Result<Option<Vec<RecoveryCode>>, AuthenticatorError> {
        let epoch = self.epoch_while_signed_in(&caller.user.id, browser).await?;
        let epoch = epoch.ok_or(AuthenticatorError::Expired)?;
        self.put_authenticator(caller, sealed, (name, code), LIMIT, epoch).await
    }

    /// Of a user who has none yet.
    pub(super) async fn add_first_authenticator(
        &self,
        caller: Caller<'_>,
        sealed: &str,
        (name, code): (&str, &str),
        epoch: i64,
    ) -> Result<Vec<RecoveryCode>, AuthenticatorError> {
        let codes = self.put_authenticator(caller, sealed, (name, code), 1, epoch).await?;
        codes.ok_or(AuthenticatorError::TooMany)
    }

    async fn put_authenticator(
        &self,
        caller: Caller<'_>,
        sealed: &str,
        (name, code): (&str, &str),
        limit: u32,
        epoch: i64,
    ) -> Result<Option<Vec<RecoveryCode>>, AuthenticatorError> {
        let (user, now) = (&caller.user, self.shared.now());
        let secret = self.secret_of(user, sealed).ok_or(AuthenticatorError::Expired)?;
        // The code is worth nothing any more at the next sign-in.
        let last_step = secret.step_of(code, now).ok_or(AuthenticatorError::WrongCode)?;
        let id = AuthenticatorId::new(self.shared.new_id("aut_"));
        let name = checked_name(name).ok_or(AuthenticatorError::NoName)?;
        let authenticator = Authenticator {
            secret: self.shared.seal_to_store(&label(&user.id), secret.bytes()),
            user_id: user.id.clone(),
            name: name.clone(),
            last_step,
            created_at: now,
            last_used_at: None,
            id: id.clone(),
        };
        let (codes, digests) = self.new_recovery_codes(&user.id);
        let change = Change {
            action: AuditAction::AuthenticatorAdded,
            kind: "authenticator",
            id: id.as_str(),
            name: &name,
            mail: SignInChange::AuthenticatorAdded,
            added: Some(FactorRef::Authenticator(id.clone())),
        };
        let effects = self.effects_of(caller, change).await?;
        let store = &self.shared.store;
        match store.add_authenticator(&authenticator, &digests, limit, epoch, effects).await? {
            AddAuthenticator::First => Ok(Some(codes)),
            AddAuthenticator::Another => Ok(None),
            AddAuthenticator::TooMany => Err(AuthenticatorError::TooMany),
            AddAuthenticator::Ended => Err(AuthenticatorError::Expired),
        }
    }

    /// Whether the code is one of the user's, and was not taken before.
    pub(crate) async fn take_one_time_code(
        &self,
        user: &UserId,
        code: &str,
    ) -> Result<bool, ProviderError> {
        let (store, now) = (&self.shared.store, self.shared.now());
        for own in store.authenticators_of_user(user).await? {
            let Some(secret) = self.shared.open_stored(&label(user), &own.secret) else {
                return Err(ProviderError::Lost("the key of a one-time secret"));
            };
            if let Some(step) = OneTimeSecret::new(secret).step_of(code, now)
                && store.use_authenticator(&own.id, step, now).await?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// New codes in the place of all others; `None` if the user has no authenticator.
    pub async fn renew_recovery_codes(
        &self,
        caller: Caller<'_>,
    ) -> Result<Option<Vec<RecoveryCode>>, ProviderError> {
        let user = &caller.user;
        let (codes, digests) = self.new_recovery_codes(&user.id);
        let change = Change {
            action: AuditAction::RecoveryCodesMade,
            kind: "user",
            id: user.id.as_str(),
            name: &user.full_name(),
            mail: SignInChange::RecoveryCodesMade,
            added: None,
        };
        let effects = self.effects_of(caller, change).await?;
        let made = self.shared.store.replace_recovery_codes(&user.id, &digests, effects).await?;
        Ok(made.then_some(codes))
    }

    /// Whether it was one of the user's recovery codes; it is none any more.
    pub(crate) async fn take_recovery_code(
        &self,
        caller: Caller<'_>,
        typed: &str,
    ) -> Result<bool, ProviderError> {
        let Some(code) = RecoveryCode::read(typed) else { return Ok(false) };
        let user = &caller.user;
        let change = Change {
            action: AuditAction::RecoveryCodeUsed,
            kind: "user",
            id: user.id.as_str(),
            name: &user.full_name(),
            mail: SignInChange::RecoveryCodeUsed,
            added: None,
        };
        let effects = self.effects_of(caller, change).await?;
        Ok(self.shared.store.use_recovery_code(&user.id, &code.digest(&user.id), effects).await?)
    }

    fn new_recovery_codes(&self, user: &UserId) -> (Vec<RecoveryCode>, Vec<Digest>) {
        let codes: Vec<_> =
            (0..recovery_code::COUNT).map(|_| RecoveryCode::new(self.shared.random())).collect();
        let digests = codes.iter().map(|code| code.digest(user)).collect();
        (codes, digests)
    }
}
