//! Who is signed in.

use std::sync::Arc;

use oauth::audit::{AuditAction, Subject};
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::id::{CompanyId, UserId};
pub use store::sessions::{Principal, Session, SignedIn};

use crate::account::AccountService;
use crate::caller::Caller;
use crate::error::ProviderError;

impl AccountService {
    /// Who is signed in with this cookie, if the session is neither over nor
    /// idle for too long.
    pub async fn signed_in(
        &self,
        token: Option<&SessionToken>,
    ) -> Result<Option<Arc<SignedIn>>, ProviderError> {
        let live = self.live_session(token).await?;
        let Some(signed_in) = live.filter(|live| live.is_active()) else { return Ok(None) };
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
    /// changed. `None`: they cannot act for it.
    pub async fn act_for_company(
        &self,
        token: &SessionToken,
        company: &CompanyId,
    ) -> Result<Option<SessionToken>, ProviderError> {
        let Some(signed_in) = self.signed_in(Some(token)).await? else { return Ok(None) };
        let changed = self.shared.credentials.session_token(&self.shared.random());
        let (store, now, digest) =
            (&self.shared.store, self.shared.now(), Digest::of(changed.expose()));
        let acts = store.act_for_company(&signed_in.session.id, company, &digest, now).await?;
        Ok(acts.then_some(changed))
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

    /// Which company a person acts for who signs in: the same as in this browser before, or the one
    /// that they chose last. `None`: they can act for no company.
    pub(crate) async fn company_to_act_for(
        &self,
        user: &UserId,
        before: Option<&SignedIn>,
    ) -> Result<Option<CompanyId>, ProviderError> {
        let same = before.filter(|before| before.user.id == *user && before.is_active());
        match same {
            Some(before) => Ok(Some(before.company.id.clone())),
            None => Ok(self.shared.store.company_to_begin_with(user).await?),
        }
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
