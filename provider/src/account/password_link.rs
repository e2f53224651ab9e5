//! Links in emails with which users choose a password: those who have forgotten theirs, and those
//! invited. The link is made when its email is written, so that nothing that is stored opens an
//! account.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use metrics::counter;
use oauth::audit::{AuditAction, Subject};
use oauth::credential::digest::Digest;
use oauth::credential::password_link::LinkPurpose;
use oauth::credential::password_policy::PasswordError;
use oauth::credential::secret::Password;
use oauth::language::Language;
use oauth::spelling::email::{EmailAddress, fold};
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::accounts::{NewPassword, PasswordBasis, PasswordLink, PasswordRequest};
use store::outbox::Notification;
use store::sign_in::Throttle;
use store::{Effects, StoreError};
use thiserror::Error;

use crate::account::AccountService;
use crate::account::begin_session::Browser;
use crate::account::change_address::{OF_ADDRESS, OF_NETWORK};
use crate::account::change_password::{BY_LINK, ChangePasswordError, PASSWORDS, losses};
use crate::account::known_browser::account_of;
use crate::error::{ProviderError, internal_store_error};

/// Requests that may wait for their email at once.
const WAITING: u32 = 1000;

#[derive(Debug, Error)]
pub enum ForgottenError {
    #[error("that is no e-mail address")]
    Email,
    #[error("too many requests")]
    Throttled { until: Timestamp },
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(ForgottenError);

/// A link that works.
#[derive(Clone, Debug)]
pub struct OpenLink {
    pub user: User,
    pub purpose: LinkPurpose,
}

/// An account has its password: whose it is, and by what the browser is known in which it was
/// chosen.
#[derive(Clone, Debug)]
pub struct ChosenPassword {
    pub user: User,
    pub known_browser: String,
}

#[derive(Debug, Error)]
pub enum PasswordLinkError {
    /// It was used, or there is a newer one, or it never was one.
    #[error("the link does not work")]
    Unknown,
    #[error("the link has expired")]
    Expired,
    #[error(transparent)]
    Refused(#[from] PasswordError),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(PasswordLinkError);

impl AccountService {
    /// The password of the account with that address, if there is one, was forgotten: what
    /// is done and answered is the same. Whether there is, is looked at when emails are written.
    pub async fn forgot_password(
        &self,
        email: &str,
        language: Language,
        address: &str,
    ) -> Result<(), ForgottenError> {
        let email = EmailAddress::parse(email.trim()).map_err(|_| ForgottenError::Email)?;
        let email = fold(&email.to_string());
        let (to, from) =
            (format!("forgotten {email}"), format!("forgotten {}", Network::counted(address)));
        let counted = self.shared.count_email((&to, OF_ADDRESS), (&from, OF_NETWORK)).await?;
        if let Throttle::WaitUntil(until) = counted {
            return Err(ForgottenError::Throttled { until });
        }
        let now = self.shared.now();
        if !self.shared.store.ask_for_password_link(&email, language, now, WAITING).await? {
            return Err(ProviderError::Full.into());
        }
        Ok(())
    }

    /// Writes to those who have forgotten their passwords, and drops the other requests; how many
    /// requests there were, at most `limit`.
    pub(crate) async fn answer_password_requests(
        &self,
        limit: u32,
    ) -> Result<usize, ProviderError> {
        let store = &self.shared.store;
        let requests = store.password_requests(limit).await?;
        for PasswordRequest { row, email, language } in &requests {
            let user = store.find_user_by_email(email).await?.filter(|user| !user.disabled);
            let effects = match user {
                Some(user) => {
                    let subject = Subject::new("user", &user.id, &user.email);
                    let event = self.shared.own_event(None, AuditAction::ResetAsked, subject);
                    let effects = self.in_all_companies(&user.id, event).await?;
                    let reset = Notification::PasswordReset;
                    let email = self.shared.email(&user.id, *language, reset);
                    effects.with_emails(vec![email])
                }
                None => Effects::NONE,
            };
            store.answer_password_request(*row, effects).await?;
        }
        Ok(requests.len())
    }

    /// A new link to an account, in place of its older ones: the path, or `None` if the account is
    /// disabled, or is invited though it has a password by now. One for who is invited, whoever
    /// asked for it, works as long as the invitation: strangers do not shorten it.
    pub(crate) async fn new_password_link(
        &self,
        user: &User,
        purpose: LinkPurpose,
    ) -> Result<Option<String>, StoreError> {
        let (lifetimes, now) = (&self.shared.settings.lifetimes, self.shared.now());
        let (purpose, expires_at) = match purpose {
            LinkPurpose::Invitation if user.password_hash.is_some() => return Ok(None),
            LinkPurpose::Invitation => (purpose, now + lifetimes.invitation),
            LinkPurpose::Reset => {
                let expires_at = now + lifetimes.password_reset;
                let before = self.shared.store.password_link_of_user(&user.id).await?;
                match before.filter(|before| before.purpose == LinkPurpose::Invitation) {
                    Some(invitation)
                        if user.password_hash.is_none() && expires_at < invitation.expires_at =>
                    {
                        (invitation.purpose, invitation.expires_at)
                    }
                    _ => (purpose, expires_at),
                }
            }
        };
        let token = URL_SAFE_NO_PAD.encode(self.shared.random::<32>());
        let link = PasswordLink {
            token: Digest::of(&token),
            user_id: user.id.clone(),
            purpose,
            expires_at,
        };
        let is_stored = self.shared.store.store_password_link(&link).await?;
        Ok(is_stored.then(|| routes::password_link(token)))
    }

    /// Whose password a link is for. Nothing is changed: programs that look for dangers in emails
    /// follow their links.
    pub async fn password_link(&self, token: &str) -> Result<OpenLink, PasswordLinkError> {
        let store = &self.shared.store;
        let found = store.find_password_link(&Digest::of(token)).await?;
        let link = found.ok_or(PasswordLinkError::Unknown)?;
        if self.shared.now() >= link.expires_at {
            return Err(PasswordLinkError::Expired);
        }
        let user = store.find_user(&link.user_id).await?;
        let user = user.ok_or(ProviderError::Lost("a link's user"))?;
        Ok(OpenLink { user, purpose: link.purpose })
    }

    /// Gives the account of a link its password, and ends all its sessions, known browsers and the
    /// link. Its owner signs in as ever.
    pub async fn choose_password(
        &self,
        token: &str,
        new: Password,
        ends_delegates: bool,
        browser: &Browser,
    ) -> Result<ChosenPassword, PasswordLinkError> {
        let OpenLink { user, .. } = self.password_link(token).await?;
        self.check_new_password(&user, &new, &browser.address).await?;
        let principal = self.principal_of(&user.id).await?.ok_or(PasswordLinkError::Unknown)?;
        let password = NewPassword {
            user_id: principal.user.id.clone(),
            basis: PasswordBasis::Link(Digest::of(token)),
            hash: self.hash_password(new).await?,
            losses: losses(ends_delegates),
            session: None,
            forgiven: Some(account_of(&principal.user.email)),
        };
        let effects =
            self.effects_of_new_password(&principal, browser, ends_delegates, BY_LINK).await?;
        let (store, now) = (&self.shared.store, self.shared.now());
        let changed = store.change_password(&password, now, effects).await?;
        let epoch = changed.ok_or(PasswordLinkError::Unknown)?;
        counter!(PASSWORDS, "by" => BY_LINK).increment(1);
        let known_browser = self.known_browser(&principal.user.email, epoch);
        Ok(ChosenPassword { user: principal.user, known_browser })
    }
}

impl From<ChangePasswordError> for PasswordLinkError {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::Refused(rule) => Self::Refused(rule),
            ChangePasswordError::Internal(error) => Self::Internal(error),
            // Of the present password, which is not asked for.
            ChangePasswordError::WrongPassword
            | ChangePasswordError::Throttled { .. }
            | ChangePasswordError::Same
            | ChangePasswordError::ChangedMeanwhile => Self::Unknown,
        }
    }
}
