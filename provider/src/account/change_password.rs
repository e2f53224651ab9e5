//! A person chooses a new password: they know the present one.

use metrics::counter;
use oauth::access_loss::{AccessLosses, AccountEvent};
use oauth::audit::{AuditAction, Subject};
use oauth::authentication::AuthenticationMethod;
use oauth::credential::digest::Digest;
use oauth::credential::password_policy::{self, KnownWords, PasswordError};
use oauth::credential::secret::Password;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::Effects;
use store::accounts::{NewPassword, PasswordBasis};
use store::outbox::Notification;
use store::sessions::Session;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::begin_session::{Browser, NewSession};
use crate::account::session::{Principal, SignedIn};
use crate::account::sign_in::SignInError;
use crate::account::try_password::Typed;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

/// The counter of changed passwords, by how the person proved that they may.
pub const PASSWORDS: &str = "countersign_passwords_changed_total";
pub const PASSWORD_WAYS: [&str; 3] = [BY_PASSWORD, BY_PASSKEY, BY_LINK];
const BY_PASSWORD: &str = "password";
const BY_PASSKEY: &str = "passkey";
pub(super) const BY_LINK: &str = "link";

/// What a person typed.
#[derive(Debug)]
pub struct PasswordChange {
    /// Not asked of who has just signed in with a passkey.
    pub present: Option<Password>,
    pub new: Password,
    /// What apps and API tokens hold ends, too.
    pub ends_delegates: bool,
}

#[derive(Debug, Error)]
pub enum ChangePasswordError {
    #[error("the present password is not right")]
    WrongPassword,
    #[error("too many failures")]
    Throttled { until: Timestamp },
    #[error(transparent)]
    Refused(#[from] PasswordError),
    #[error("the new password is the present one")]
    Same,
    #[error("somebody has changed it meanwhile; nothing was changed")]
    ChangedMeanwhile,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ChangePasswordError);

impl From<SignInError> for ChangePasswordError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::WrongCredentials => Self::WrongPassword,
            SignInError::Throttled { until } => Self::Throttled { until },
            SignInError::Internal(error) => Self::Internal(error),
        }
    }
}

impl AccountService {
    /// Ends all other sessions and known browsers. This one goes on, with another cookie.
    pub async fn change_password(
        &self,
        signed_in: &SignedIn,
        browser: &Browser,
        known_browser: Option<&str>,
        change: PasswordChange,
    ) -> Result<NewSession, ChangePasswordError> {
        let PasswordChange { present, new, ends_delegates } = change;
        let user = &signed_in.user;
        self.check_new_password(user, &new, &browser.address).await?;
        let by = if self.gave_passkey_recently(signed_in) { BY_PASSKEY } else { BY_PASSWORD };
        if by == BY_PASSWORD {
            let present = present.ok_or(ChangePasswordError::WrongPassword)?;
            self.check_present_password(user, &present, browser, known_browser).await?;
            if present == new {
                return Err(ChangePasswordError::Same);
            }
        }
        let now = self.shared.now();
        let token = self.new_browser_token();
        // A passkey was given before; the password just now.
        let given_at = signed_in.session.authenticated_at;
        let authenticated_at = if by == BY_PASSKEY { given_at } else { now };
        let session = Session { authenticated_at, last_used_at: now, ..signed_in.session.clone() };
        let password = NewPassword {
            user_id: user.id.clone(),
            basis: PasswordBasis::Known(user.password_hash.clone()),
            hash: self.hash_password(new).await?,
            losses: losses(ends_delegates),
            session: Some((session, Digest::of(token.expose()))),
            forgiven: None,
        };
        let effects = self.effects_of_new_password(signed_in, browser, ends_delegates, by).await?;
        let changed = self.shared.store.change_password(&password, now, effects).await?;
        let epoch = changed.ok_or(ChangePasswordError::ChangedMeanwhile)?;
        counter!(PASSWORDS, "by" => by).increment(1);
        Ok(NewSession { token, known_browser: self.known_browser(&user.email, epoch) })
    }

    /// Whether the present password is not asked for: they signed in just now with a passkey alone.
    /// One that was made in a session that began with the password proves nothing new.
    pub fn gave_passkey_recently(&self, signed_in: &SignedIn) -> bool {
        use AuthenticationMethod::{HardwareKey, Password, SoftwareKey};
        let session = &signed_in.session;
        let given = |method| session.methods.contains(method);
        session.provider.is_none()
            && !given(Password)
            && (given(HardwareKey) || given(SoftwareKey))
            && self.shared.signed_in_recently(session)
    }

    async fn check_present_password(
        &self,
        user: &User,
        present: &Password,
        browser: &Browser,
        known_browser: Option<&str>,
    ) -> Result<(), ChangePasswordError> {
        let epoch = self.shared.store.sign_in_epoch(&user.id).await?;
        // A session that was stolen must not be a place to guess the password at.
        let typed = Typed {
            email: &user.email,
            user: Some(user),
            epoch,
            password: present.clone(),
            address: &browser.address,
            known_browser,
        };
        let tried = self.try_password(typed).await?;
        Ok(self.shared.store.take_back_sign_in_attempt(&tried.attempt).await?)
    }

    /// Whether that person may have the password. To look at one takes about as long as some
    /// milliseconds of hashing, and waits in the same line.
    pub(super) async fn check_new_password(
        &self,
        user: &User,
        new: &Password,
        address: &str,
    ) -> Result<(), ChangePasswordError> {
        let known = self.known_words(user);
        let new = new.clone();
        let line = Network::counted(address);
        let checked = self.in_line(&line, move || Ok(password_policy::check(&new, &known)));
        Ok(checked.await??)
    }

    pub(super) fn known_words(&self, user: &User) -> KnownWords {
        let platform = self.shared.settings.platform_name.as_str();
        KnownWords::of([user.first_name.as_str(), &user.last_name, &user.email, platform])
    }

    pub(super) async fn effects_of_new_password(
        &self,
        principal: &Principal,
        browser: &Browser,
        ends_delegates: bool,
        by: &'static str,
    ) -> Result<Effects, ProviderError> {
        let user = &principal.user;
        let caller = Caller::new(principal, &browser.address);
        let subject = Subject::new("user", &user.id, &user.email);
        let event = self.shared.event(caller, AuditAction::PasswordChanged, subject);
        let ended = if ends_delegates { " delegates_ended" } else { "" };
        let event = event.with_detail(format!("by={by}{ended}"));
        let notification = Notification::PasswordChanged {
            user_agent: browser.name(),
            network: browser.network(),
        };
        let email = self.shared.email(&user.id, None, notification);
        let effects = self.in_all_companies(&user.id, event).await?;
        Ok(effects.with_emails(vec![email]))
    }
}

pub(super) fn losses(ends_delegates: bool) -> AccessLosses {
    let delegates = ends_delegates.then_some(AccountEvent::DelegatesEnded);
    let events = [AccountEvent::OwnPasswordSet].into_iter().chain(delegates);
    AccessLosses::of_all(events.map(AccountEvent::losses))
}
