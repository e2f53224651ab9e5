//! What people sign in with beside their password: passkeys, apps that show one-time codes, and
//! recovery codes.

pub mod authenticators;
pub(crate) mod ceremonies;
pub mod factor_link;
pub(crate) mod first_step;
pub mod invited_passkey;
mod one_time;
pub mod own;
pub mod passkeys;
pub mod recovery_code;
pub mod reset;
pub mod second_step;
pub mod strengthen;

use oauth::audit::{AuditAction, Subject};
use oauth::authentication::AuthenticationClass;
use oauth::credential::secret::SessionToken;
use oauth::display_text::clean;
use oauth::id::UserId;
use oauth::network::network_of;
use store::Effects;
pub use store::outbox::FactorRef;
use store::outbox::{Notification, SignInChange};
pub use store::passkeys::Passkey;
pub use store::second_factors::{Authenticator, OwnFactors};

use crate::account::AccountService;
use crate::account::session::{Principal, SignedIn};
use crate::caller::Caller;
use crate::error::ProviderError;

/// How many of one kind a person has at most.
pub const LIMIT: u32 = 10;
pub const NAME_LIMIT: usize = 60;

/// The words that the audit log, the email and the link need.
struct Change<'a> {
    action: AuditAction,
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    mail: SignInChange,
    /// What the link in the email takes away again.
    added: Option<FactorRef>,
}

impl AccountService {
    pub async fn own_factors(&self, principal: &Principal) -> Result<OwnFactors, ProviderError> {
        Ok(self.shared.store.own_factors(&principal.user.id).await?)
    }

    /// Whether the person may change how they sign in: who has a second factor must have given it,
    /// or a password alone would be enough to get around it; and a company's identity provider,
    /// which could claim to be any user, speaks for that company alone.
    pub async fn may_change_factors(&self, signed_in: &SignedIn) -> Result<bool, ProviderError> {
        if signed_in.session.is_of_a_company() {
            return Ok(false);
        }
        let given = signed_in.session.methods.class() == AuthenticationClass::TwoFactors;
        Ok(given || self.own_factors(signed_in).await?.is_none())
    }

    /// The account's epoch, if the person is signed in: what ends their sessions from now on ends
    /// it, too, and what a stranger was about to add is not added after it.
    async fn epoch_while_signed_in(
        &self,
        user: &UserId,
        browser: &SessionToken,
    ) -> Result<Option<i64>, ProviderError> {
        let epoch = self.shared.store.sign_in_epoch(user).await?;
        let live = self.live_session(Some(browser)).await?;
        Ok(live.filter(|live| live.user.id == *user).map(|_| epoch))
    }

    /// A change to how a user signs in concerns each of their companies.
    async fn effects_of(
        &self,
        caller: Caller<'_>,
        change: Change<'_>,
    ) -> Result<Effects, ProviderError> {
        let Change { action, kind, id, name, mail, added } = change;
        let event = self.shared.event(caller, action, Subject::new(kind, id, name));
        let effects = self.in_all_companies(&caller.user.id, event).await?;
        let news = Notification::SignInChanged {
            change: mail,
            name: name.to_owned(),
            place: caller.address.and_then(network_of),
            added,
        };
        let email = self.shared.email(&caller.user.id, None, news);
        Ok(effects.with_emails(vec![email]))
    }
}

/// What people call it, as it may be shown; `None` if nothing is left.
fn checked_name(name: &str) -> Option<String> {
    let name = clean(name.trim(), NAME_LIMIT);
    (!name.trim().is_empty()).then_some(name)
}
