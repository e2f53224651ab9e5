//! Who is signed in.

use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::id::{CompanyId, IdentityProviderId, UserId};
use oauth::upstream::OWN_LOGIN;
pub use store::sessions::{Principal, Session, SignedIn};

use crate::account::AccountService;
use crate::caller::Caller;
use crate::error::ProviderError;

/// Whether who signed in with that provider, or here, may act for a company that demands one. The
/// platform's own login is everybody's, whatever a company demands.
pub(crate) fn is_as_demanded(
    provider: Option<&IdentityProviderId>,
    demanded: Option<&IdentityProviderId>,
) -> bool {
    let is_own_login = || provider.is_some_and(|provider| provider.as_str() == OWN_LOGIN);
    demanded.is_none() || provider == demanded || is_own_login()
}

/// What came of it that a session was to act for another company.
#[derive(Debug)]
pub enum Switched {
    /// It does, with this cookie.
    Under(SessionToken),
    /// The sign-in does not do for that company.
    SignInFirst,
    /// They cannot act for it.
    Refused,
}

impl AccountService {
    /// Who is signed in with this cookie, if the session is neither over nor
    /// idle for too long.
    pub async fn signed_in(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<Arc<SignedIn>>, ProviderError> {
        let live = self.live_session(token).await?;
        let may_act = |live: &Arc<SignedIn>| {
            let demanded = live.demanded.as_ref();
            live.is_active() && is_as_demanded(live.session.provider.as_ref(), demanded)
        };
        let Some(signed_in) = live.filter(may_act) else { return Ok(None) };
        let (store, now) = (&self.shared.store, self.shared.now());
        let Session { id, last_used_at, .. } = &signed_in.session;
        if now.since(*last_used_at) >= self.shared.settings.lifetimes.session_touch {
            store.touch_session(id, now).await?;
        }
        Ok(Some(signed_in))
    }

    /// Whether they gave their password recently enough for what must not be done in a browser that
    /// was left open.
    pub fn signed_in_recently(&self, signed_in: &SignedIn) -> bool {
        self.shared.signed_in_recently(&signed_in.session)
    }

    /// Lets the session act for another company, under a new cookie: what the person may do has
    /// changed.
    pub async fn act_for_company(
        &self,
        token: &SessionToken,
        company: &CompanyId,
    ) -> Result<Switched, ProviderError> {
        let signed_in = self.signed_in(Some(token)).await?;
        if signed_in.as_ref().is_some_and(|signed_in| signed_in.session.is_aged()) {
            return Ok(Switched::SignInFirst);
        }
        let signed_in = signed_in.filter(|signed_in| signed_in.may_act_for(company));
        let Some(signed_in) = signed_in else { return Ok(Switched::Refused) };
        let found = self.shared.store.find_principal(&signed_in.user.id, company).await?;
        let Some(principal) = found else { return Ok(Switched::Refused) };
        if (SignedIn { principal, ..SignedIn::clone(&signed_in) }).must_sign_in_for_company() {
            return Ok(Switched::SignInFirst);
        }
        let changed = self.shared.credentials.session_token(&self.shared.random());
        let (store, now, digest) =
            (&self.shared.store, self.shared.now(), Digest::of(changed.expose()));
        let acts = store.act_for_company(&signed_in.session.id, company, &digest, now).await?;
        Ok(if acts { Switched::Under(changed) } else { Switched::Refused })
    }

    pub async fn sign_out(
        &self,
        token: Option<&SessionToken>,
        address: &str,
    ) -> Result<(), ProviderError> {
        if let Some(live) = self.live_session(token).await? {
            let user = &live.user;
            let subject = Subject::new("user", &user.id, &user.email);
            let caller = Caller::new(&live, address);
            let event = self.shared.event(caller, AuditAction::SignedOut, subject);
            let (store, session) = (&self.shared.store, &live.session.id);
            store.end_session_of_user(&user.id, session, event.into()).await?;
        }
        Ok(())
    }

    /// Which company a person acts for who signs in like this: that of the identity provider; else
    /// the same as in this browser before, or the one that they chose last. `None`: they can act for
    /// no company.
    pub(crate) async fn company_to_act_for(
        &self,
        user: &UserId,
        provider: Option<&IdentityProviderId>,
        before: Option<&SignedIn>,
    ) -> Result<Option<CompanyId>, ProviderError> {
        let store = &self.shared.store;
        if let Some(id) = provider.filter(|provider| provider.as_str() != OWN_LOGIN) {
            let Some(record) = store.find_identity_provider(id).await? else { return Ok(None) };
            let company = record.provider.company_id;
            let demanded = store.demanded_provider(&company).await?;
            return Ok(is_as_demanded(provider, demanded.as_ref()).then_some(company));
        }
        let is_same = |before: &&SignedIn| {
            before.user.id == *user
                && before.is_active()
                && is_as_demanded(provider, before.demanded.as_ref())
        };
        if let Some(before) = before.filter(is_same) {
            return Ok(Some(before.company.id.clone()));
        }
        Ok(match provider {
            Some(_) => store.company_to_begin_with(user).await?,
            None => store.company_that_demands_none(user).await?,
        })
    }

    /// Whose session it is, disabled or not, if it is neither over nor idle for too
    /// long.
    pub(crate) async fn live_session(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<Arc<SignedIn>>, ProviderError> {
        let Some(token) = token else { return Ok(None) };
        let lifetimes = &self.shared.settings.lifetimes;
        let now = self.shared.now();
        let found = self.shared.store.find_signed_in(&Digest::of(token.expose())).await?;
        Ok(found.filter(|found| {
            let session = &found.session;
            now < session.created_at + lifetimes.session
                && now < session.last_used_at + lifetimes.session_idle
                && session.ends_at.is_none_or(|end| now < end)
        }))
    }
}
