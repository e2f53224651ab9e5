//! A person wants another e-mail address: a link that goes there proves that it is theirs. It is
//! opened where they are signed in, or an address could be given to another user's account.

use oauth::audit::{AuditAction, Subject};
use oauth::id::UserId;
use oauth::spelling::email::{EmailAddress, fold, is_same};
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::Effects;
use store::addresses::{FormerAddress, WantedAddress};
use store::outbox::Notification;
use store::sign_in::Throttle;
use thiserror::Error;

use crate::account::AccountService;
use crate::account::begin_session::Browser;
use crate::account::mail_link::MailLinkError;
use crate::account::session::SignedIn;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

const LABEL: &str = "wanted address";

/// Links that one person may ask for, that may go to one address, and that one network may ask for,
/// in the window of the sign-in limits.
pub(super) const OF_ADDRESS: u32 = 3;
pub(super) const OF_NETWORK: u32 = 20;

#[derive(Debug, Error)]
pub enum AddressError {
    #[error("that is no e-mail address")]
    Email,
    #[error("that is the account's address already")]
    Same,
    #[error("too many requests")]
    Throttled { until: Timestamp },
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(AddressError);

#[derive(Serialize, Deserialize)]
struct SealedAddress {
    user: UserId,
    id: String,
}

impl AccountService {
    /// Sends a link to the address, unless another account has it: what is done and answered here
    /// is the same. Whether there is, is looked at when emails are written.
    pub async fn want_address(
        &self,
        caller: Caller<'_>,
        email: &str,
        address: &str,
    ) -> Result<(), AddressError> {
        let email = EmailAddress::parse(email.trim()).map_err(|_| AddressError::Email)?.to_string();
        let user = &caller.user;
        if is_same(&email, &user.email) {
            return Err(AddressError::Same);
        }
        let network = Network::counted(address);
        self.count_link(&format!("address of {}", user.id), &format!("address {network}")).await?;
        // As of who has forgotten a password: what matters to its owner is how much is written
        // there.
        let folded = fold(&email);
        self.count_link(&format!("forgotten {folded}"), &format!("address to {network}")).await?;
        let lifetime = self.shared.settings.lifetimes.password_reset;
        let wanted = WantedAddress {
            id: self.shared.new_id("adr_"),
            user_id: user.id.clone(),
            email: email.clone(),
            expires_at: self.shared.now() + lifetime,
        };
        let notification = Notification::AddressWanted { id: wanted.id.clone(), email };
        let email = self.shared.email(&user.id, None, notification);
        let effects = Effects::NONE.with_emails(vec![email]).by(Some(caller.acting()));
        Ok(self.shared.store.want_address(&wanted, effects).await?)
    }

    async fn count_link(&self, account: &str, address: &str) -> Result<(), AddressError> {
        match self.shared.count_email((account, OF_ADDRESS), (address, OF_NETWORK)).await? {
            Throttle::Proceed => Ok(()),
            Throttle::WaitUntil(until) => Err(AddressError::Throttled { until }),
        }
    }

    /// The address to which a link has gone that works.
    pub async fn wanted_address(&self, user: &UserId) -> Result<Option<String>, ProviderError> {
        let wanted = self.shared.store.wanted_address(user).await?;
        let now = self.shared.now();
        Ok(wanted.filter(|wanted| now < wanted.expires_at).map(|wanted| wanted.email))
    }

    /// The path of the link; `None` if another is wanted by now, or an account has the address.
    pub(crate) async fn address_link_path(
        &self,
        user: &UserId,
        id: &str,
    ) -> Result<Option<String>, ProviderError> {
        let store = &self.shared.store;
        let wanted = store.wanted_address(user).await?.filter(|wanted| wanted.id == id);
        let Some(WantedAddress { id, email, expires_at, .. }) = wanted else { return Ok(None) };
        let is_late = self.shared.now() >= expires_at;
        if is_late || store.find_user_by_email(&email).await?.is_some() {
            return Ok(None);
        }
        let about = SealedAddress { user: user.clone(), id };
        Ok(Some(routes::address_link(self.seal_link(LABEL, about, expires_at))))
    }

    /// The address that a link is about. Of one that another account has, or of another's link, no
    /// one is told more than that it does not work. Nothing is changed: programs that look for
    /// dangers in emails follow their links.
    pub async fn address_link(&self, user: &User, sealed: &str) -> Result<String, MailLinkError> {
        self.open_address_link(user, sealed).await.map(|wanted| wanted.email)
    }

    async fn open_address_link(
        &self,
        user: &User,
        sealed: &str,
    ) -> Result<WantedAddress, MailLinkError> {
        let SealedAddress { user: of, id } = self.open_link(LABEL, sealed)?;
        let wanted = self.shared.store.wanted_address(&user.id).await?;
        wanted.filter(|wanted| of == user.id && wanted.id == id).ok_or(MailLinkError::Unknown)
    }

    /// Gives the account the address, and writes to the one before, with a link that leads back to
    /// it. What the browser is known by from now on.
    pub async fn take_wanted_address(
        &self,
        signed_in: &SignedIn,
        browser: &Browser,
        sealed: &str,
    ) -> Result<String, MailLinkError> {
        let user = &signed_in.user;
        let wanted = self.open_address_link(user, sealed).await?;
        let now = self.shared.now();
        let former = FormerAddress {
            id: self.shared.new_id("adr_"),
            email: user.email.clone(),
            expires_at: now + self.shared.settings.lifetimes.not_me_link,
        };
        let subject = Subject::new("user", &user.id, &user.email);
        let caller = Caller::new(signed_in, &browser.address).in_session(&signed_in.session);
        let event = self.shared.event(caller, AuditAction::UserChanged, subject);
        let event = event.with_detail(format!("email={}", wanted.email));
        let effects = self.in_all_companies(&user.id, event).await?;
        let notification = Notification::AddressChanged {
            before: user.email.clone(),
            now: wanted.email.clone(),
            user_agent: browser.name(),
            network: browser.network(),
        };
        let told = self.shared.email(&user.id, None, notification);
        let effects = effects.with_emails(vec![told]);
        let store = &self.shared.store;
        let taken = store.take_wanted_address(&user.id, &wanted.id, &former, now, effects).await?;
        if !taken {
            return Err(MailLinkError::Unknown);
        }
        let epoch = store.sign_in_epoch(&user.id).await?;
        Ok(self.known_browser(&wanted.email, epoch))
    }
}
